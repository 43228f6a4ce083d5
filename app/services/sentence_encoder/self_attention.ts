import {
  packPanels,
  packTransposedPanels,
  upTo,
  type MatrixMultiplier,
  type MatrixPart,
} from './matrix_multiplier.js'

const heads = 4
const maxHeadWidth = 128

/** Scaled dot-product attention with four heads (Vaswani et al., 2017, section 3.2). */
export class SelfAttention {
  readonly #multiplier: MatrixMultiplier
  readonly #queries: Float32Array
  readonly #keys: Float32Array
  readonly #values: Float32Array
  readonly #weights: Float32Array
  readonly #mixture: Float32Array

  constructor(multiplier: MatrixMultiplier, maxTokens: number) {
    this.#multiplier = multiplier
    this.#queries = multiplier.allocate(maxTokens * maxHeadWidth)
    this.#keys = multiplier.allocate(maxTokens * maxHeadWidth)
    this.#values = multiplier.allocate(maxTokens * maxHeadWidth)
    this.#mixture = multiplier.allocate(maxTokens * maxHeadWidth)
    this.#weights = multiplier.allocate(maxTokens * maxTokens)
  }

  /** How many floats an instance allocates. */
  static size(maxTokens: number) {
    return maxTokens * (4 * maxHeadWidth + maxTokens)
  }

  /**
   * Mixes the tokens' values by the likeness of queries and keys. A row of the input has the
   * queries, keys and values of a token, one after the other, each as wide as a row of the output.
   */
  attend(input: Float32Array, output: Float32Array, tokens: { count: number; width: number }) {
    const headWidth = tokens.width / heads
    const part = { stride: 3 * tokens.width, rows: tokens.count, columns: headWidth }
    for (let offset = 0; offset < tokens.width; offset += headWidth) {
      copyPart(input, { ...part, offset }, this.#queries)
      packTransposedPanels(input, { ...part, offset: offset + tokens.width }, this.#keys)
      // Rows after the last token have the weight 0, so that it doesn't matter what they hold.
      const values = { ...part, rows: upTo(8, part.rows), offset: offset + 2 * tokens.width }
      packPanels(input, values, this.#values)
      this.#mix(tokens.count, headWidth)
      pastePart(this.#mixture, output, { ...part, stride: tokens.width, offset })
    }
  }

  #mix(tokens: number, headWidth: number) {
    const [rows, columns] = [upTo(4, tokens), upTo(8, tokens)]
    const scores = { rows, columns, depth: headWidth }
    this.#weights.fill(0, 0, rows * columns)
    this.#multiplier.accumulate(this.#weights, this.#queries, this.#keys, scores)
    for (let row = 0; row < tokens; row++) {
      const scale = 1 / Math.sqrt(headWidth)
      softmax(this.#weights.subarray(row * columns, (row + 1) * columns), tokens, scale)
    }
    const mixture = { rows, columns: headWidth, depth: columns }
    this.#mixture.fill(0, 0, rows * headWidth)
    this.#multiplier.accumulate(this.#mixture, this.#weights, this.#values, mixture)
  }
}

function copyPart(source: Float32Array, part: MatrixPart, target: Float32Array) {
  for (let row = 0; row < part.rows; row++) {
    const start = part.offset + row * part.stride
    target.set(source.subarray(start, start + part.columns), row * part.columns)
  }
}

function pastePart(source: Float32Array, target: Float32Array, part: MatrixPart) {
  for (let row = 0; row < part.rows; row++) {
    const start = row * part.columns
    target.set(source.subarray(start, start + part.columns), part.offset + row * part.stride)
  }
}

/** Makes weights that sum to 1 of the first scores, and 0 of the others. */
function softmax(scores: Float32Array, count: number, scale: number) {
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < count; i++) highest = Math.max(highest, scores[i])
  let sum = 0
  for (let i = 0; i < count; i++) {
    scores[i] = Math.exp((scores[i] - highest) * scale)
    sum += scores[i]
  }
  for (let i = 0; i < count; i++) scores[i] /= sum
  scores.fill(0, count)
}
