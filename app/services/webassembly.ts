export const I32 = 0x7f
export const V128 = 0x7b
export const END = 0x0b
export const ADD = 0x6a
export const SHIFT_LEFT = 0x74
const SUBTRACT = 0x6b

/** The local variables that a function takes beside its parameters. */
export class Locals {
  readonly types: number[] = []

  constructor(private parameters: number) {}

  take(type: number, count: number) {
    const first = this.parameters + this.types.length
    this.types.push(...Array<number>(count).fill(type))
    return Array.from({ length: count }, (_, index) => first + index)
  }
}

/**
 * Assembles the WebAssembly module (instructions by their codes in the WebAssembly 2.0 specification) of one
 * function over an imported memory; its parameters are whole numbers, and it gives nothing back.
 */
export function moduleOf(
  functionName: string,
  parameters: number,
  write: (locals: Locals) => number[]
) {
  const locals = new Locals(parameters)
  const code = write(locals)
  const declared = locals.types.map((type) => [1, type])
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [[0x60, ...vector(Array<number[]>(parameters).fill([I32])), 0]]),
    ...section(2, [[...name('env'), ...name('memory'), 0x02, 0x00, 0x01]]),
    ...section(3, [[0]]),
    ...section(7, [[...name(functionName), 0x00, 0x00]]),
    ...section(10, [sized([...vector(declared), ...code, END])]),
  ])
}

export const get = (local: number) => [0x20, local]
export const set = (local: number) => [0x21, local]
export const tee = (local: number) => [0x22, local]
export const constant = (value: number) => [0x41, ...signed(value)]
export const loadVector = (offset: number) => [0xfd, 0x00, 0x02, ...unsigned(offset)]
export const storeVector = (offset: number) => [0xfd, 0x0b, 0x02, ...unsigned(offset)]
export const copy = (from: number, to: number) => [...get(from), ...set(to)]
export const advance = (local: number, by: number[]) => [...get(local), ...by, ADD, ...set(local)]
export const countDown = (local: number, by: number) => [
  ...[...get(local), ...constant(by), SUBTRACT, ...tee(local)],
]

/** Runs the code again as long as it leaves a number that is not 0. */
export const repeat = (code: number[]) => [0x03, 0x40, ...code, 0x0d, 0x00, END]

const section = (id: number, entries: number[][]) => [id, ...sized(vector(entries))]
const vector = (entries: number[][]) => [...unsigned(entries.length), ...entries.flat()]
const sized = (bytes: number[]) => [...unsigned(bytes.length), ...bytes]
const name = (text: string) => sized([...Buffer.from(text)])

/** LEB128, the encoding of whole numbers in WebAssembly; of those below 0, none are needed. */
export function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)]
}
