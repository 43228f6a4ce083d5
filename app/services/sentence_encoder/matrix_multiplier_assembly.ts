import {
  ADD,
  I32,
  SHIFT_LEFT,
  V128,
  advance,
  constant,
  copy,
  countDown,
  get,
  loadVector,
  moduleOf,
  repeat,
  set,
  storeVector,
  type Locals,
  unsigned,
} from '#services/webassembly'

/**
 * Rows and columns of the product that are computed at once: eight accumulators of four floats,
 * as many as hide the latency of an addition and still fit into sixteen vector registers.
 */
export const TILE_ROWS = 4
export const PANEL_COLUMNS = 8
const STEPS_PER_TURN = 2

const FLOAT_BYTES = 4
const PANEL_ROW_BYTES = PANEL_COLUMNS * FLOAT_BYTES
const [LEFT, PANELS, PRODUCT, ROWS, COLUMNS, DEPTH] = [0, 1, 2, 3, 4, 5]

/**
 * Assembles the WebAssembly module (instructions by their codes in the WebAssembly 2.0
 * specification) of one function, `multiply(left, panels, product, rows, columns, depth)`.
 * Assembled here rather than compiled from another language, so that no binary is checked in.
 */
export function assembleMultiplier() {
  return moduleOf('multiply', DEPTH + 1, multiplyPanels)
}

function multiplyPanels(locals: Locals) {
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
  return [...copy(COLUMNS, columnsLeft), ...repeat(code)]
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

const ADD_FLOATS = [0xfd, 0xe4, 0x01]
const MULTIPLY_FLOATS = [0xfd, 0xe6, 0x01]
const splatFloat = (offset: number) => [0xfd, 0x09, 0x02, ...unsigned(offset)]
