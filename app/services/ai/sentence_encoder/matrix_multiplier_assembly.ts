/**
 * Rows and columns of the product that are computed at once: eight accumulators of four floats,
 * as many as hide the latency of an addition and still fit into sixteen vector registers.
 */
export const TILE_ROWS = 4
export const PANEL_COLUMNS = 8
const STEPS_PER_TURN = 2

const I32 = 0x7f
const V128 = 0x7b
const FLOAT_BYTES = 4
const PANEL_ROW_BYTES = PANEL_COLUMNS * FLOAT_BYTES
const [LEFT, PANELS, PRODUCT, ROWS, COLUMNS, DEPTH] = [0, 1, 2, 3, 4, 5]

class Locals {
  readonly types: number[] = []

  take(type: number, count: number) {
    const first = DEPTH + 1 + this.types.length
    this.types.push(...Array<number>(count).fill(type))
    return Array.from({ length: count }, (_, index) => first + index)
  }
}

/**
 * Assembles the WebAssembly module (instructions by their codes in the WebAssembly 2.0
 * specification) of one function, `multiply(left, panels, product, rows, columns, depth)`.
 * Assembled here rather than compiled from another language, so that no binary is checked in.
 */
export function assembleMultiplier() {
  const parameters = Array<number[]>(DEPTH + 1).fill([I32])
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [[0x60, ...vector(parameters), 0]]),
    ...section(2, [[...name('env'), ...name('memory'), 0x02, 0x00, 0x01]]),
    ...section(3, [[0]]),
    ...section(7, [[...name('multiply'), 0x00, 0x00]]),
    ...section(10, [sized(multiplyPanels())]),
  ])
}

function multiplyPanels() {
  const locals = new Locals()
  const [panel, columnsLeft, rowsLeft, leftTile, productTile] = locals.take(I32, 5)
  const tile = multiplyTile(locals, { panel, leftTile, productTile })
  const code = [
    ...copy(LEFT, leftTile),
    ...copy(PRODUCT, productTile),
    ...copy(ROWS, rowsLeft),
    ...repeat([...tile, ...countDown(rowsLeft, TILE_ROWS)]),
    ...copy(panel, PANELS),
    ...advance(PRODUCT, constant(PANEL_ROW_BYTES)),
    ...countDown(columnsLeft, PANEL_COLUMNS),
  ]
  const declared = locals.types.map((type) => [1, type])
  return [...vector(declared), ...copy(COLUMNS, columnsLeft), ...repeat(code), END]
}

function multiplyTile(
  locals: Locals,
  { panel, leftTile, productTile }: Record<'panel' | 'leftTile' | 'productTile', number>
) {
  const lefts = locals.take(I32, TILE_ROWS)
  const products = locals.take(I32, TILE_ROWS)
  const [depthLeft] = locals.take(I32, 1)
  const sums = products.map(() => locals.take(V128, 2))
  const step = multiplyStep(locals, { panel, lefts, sums })
  return [
    ...rowPointers(leftTile, DEPTH, lefts),
    ...rowPointers(productTile, COLUMNS, products),
    ...products.flatMap((row, i) => [
      ...[...get(row), ...loadVector(0), ...set(sums[i][0])],
      ...[...get(row), ...loadVector(16), ...set(sums[i][1])],
    ]),
    ...copy(PANELS, panel),
    ...copy(DEPTH, depthLeft),
    ...repeat([...step, ...countDown(depthLeft, STEPS_PER_TURN)]),
    ...products.flatMap((row, i) => [
      ...[...get(row), ...get(sums[i][0]), ...storeVector(0)],
      ...[...get(row), ...get(sums[i][1]), ...storeVector(16)],
    ]),
    ...copy(lefts[TILE_ROWS - 1], leftTile),
    ...rowPointers(products[TILE_ROWS - 1], COLUMNS, [products[0], productTile]),
  ]
}

function multiplyStep(
  locals: Locals,
  { panel, lefts, sums }: { panel: number; lefts: number[]; sums: number[][] }
) {
  const [factor, ...halves] = locals.take(V128, 3)
  const steps = Array.from({ length: STEPS_PER_TURN }, (_, step) => [
    ...halves.flatMap((half, i) => [
      ...[...get(panel), ...loadVector(step * PANEL_ROW_BYTES + 16 * i), ...set(half)],
    ]),
    ...lefts.flatMap((left, row) => [
      ...[...get(left), ...splatFloat(step * FLOAT_BYTES), ...set(factor)],
      ...halves.flatMap((half, i) => addProduct(sums[row][i], factor, half)),
    ]),
  ])
  return [
    ...steps.flat(),
    ...advance(panel, constant(STEPS_PER_TURN * PANEL_ROW_BYTES)),
    ...lefts.flatMap((left) => advance(left, constant(STEPS_PER_TURN * FLOAT_BYTES))),
  ]
}

/** Sets the locals to the address of a row and of those after it, `length` floats apart. */
function rowPointers(first: number, length: number, rows: number[]) {
  const next = (row: number) => [...get(row), ...get(length), ...constant(2), SHIFT_LEFT, ADD]
  return rows.flatMap((row, i) => [...(i === 0 ? get(first) : next(rows[i - 1])), ...set(row)])
}

function addProduct(sum: number, factor: number, vectorLocal: number) {
  return [
    ...[...get(sum), ...get(factor), ...get(vectorLocal)],
    ...[...MULTIPLY_FLOATS, ...ADD_FLOATS, ...set(sum)],
  ]
}

const END = 0x0b
const ADD = 0x6a
const SUBTRACT = 0x6b
const SHIFT_LEFT = 0x74
const ADD_FLOATS = [0xfd, 0xe4, 0x01]
const MULTIPLY_FLOATS = [0xfd, 0xe6, 0x01]

const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]
const tee = (local: number) => [0x22, local]
const constant = (value: number) => [0x41, ...signed(value)]
const loadVector = (offset: number) => [0xfd, 0x00, 0x02, ...unsigned(offset)]
const splatFloat = (offset: number) => [0xfd, 0x09, 0x02, ...unsigned(offset)]
const storeVector = (offset: number) => [0xfd, 0x0b, 0x02, ...unsigned(offset)]
const copy = (from: number, to: number) => [...get(from), ...set(to)]
const advance = (local: number, by: number[]) => [...get(local), ...by, ADD, ...set(local)]
const countDown = (local: number, by: number) => [
  ...[...get(local), ...constant(by), SUBTRACT, ...tee(local)],
]

/** Runs the code again as long as it leaves a number that is not 0. */
const repeat = (code: number[]) => [0x03, 0x40, ...code, 0x0d, 0x00, END]

const section = (id: number, entries: number[][]) => [id, ...sized(vector(entries))]
const vector = (entries: number[][]) => [...unsigned(entries.length), ...entries.flat()]
const sized = (bytes: number[]) => [...unsigned(bytes.length), ...bytes]
const name = (text: string) => sized([...Buffer.from(text)])

/** LEB128, the encoding of whole numbers in WebAssembly; of those below 0, none are needed. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)]
}
