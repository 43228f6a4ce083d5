import { embedMany } from 'ai'
import type { EmbeddingModelV4 } from '@ai-sdk/provider'
import { EmbedderError, type Embedder } from '#services/ai/embedder'
import { ProviderError, providerError } from '#services/ai/provider_error'
import type { ProviderLine } from '#services/ai/provider_line'

/** How long a call may take: somebody waits for a query. In milliseconds. */
const patience = { query: 5_000, passages: 30_000 }

/** Models read some 8,000 tokens, and refuse more. */
const longestText = 16_000

const multiple = 4

interface Made {
  /** How texts are told apart from those of other embedders. */
  name: string
  model: EmbeddingModelV4
  line: ProviderLine
  /** How many texts go in one call. */
  atOnce: number
}

/** An embedder that is asked over the network. */
export class OutsideEmbedder implements Embedder {
  readonly model: string

  constructor(private made: Made) {
    this.model = made.name
  }

  async embedQuery(text: string) {
    const [vector] = await this.#embed([text], patience.query)
    return vector
  }

  async embedPassages(texts: string[]) {
    const vectors: Array<Float32Array<ArrayBuffer>> = []
    for (let start = 0; start < texts.length; start += this.made.atOnce) {
      const batch = texts.slice(start, start + this.made.atOnce)
      vectors.push(...(await this.#embed(batch, patience.passages)))
    }
    return vectors
  }

  async close() {}

  async #embed(texts: string[], limit: number) {
    const { line, model } = this.made
    const values = texts.map((text) => text.slice(0, longestText).trim() || '-')
    const signal = AbortSignal.timeout(limit)
    try {
      const { embeddings } = await line.call(
        () => embedMany({ model, values, maxRetries: 0, abortSignal: signal }),
        signal
      )
      return checked(embeddings, texts.length)
    } catch (error) {
      throw new EmbedderError('The texts could not be embedded', { cause: providerError(error) })
    }
  }
}

/** Numbers that a vector may have; models have up to some 4,000. */
const longestVector = 8192

function checked(embeddings: number[][], count: number) {
  const length = embeddings[0]?.length
  const isSound =
    embeddings.length === count &&
    length > 0 &&
    length <= longestVector &&
    embeddings.every((vector) => vector.length === length && vector.every(Number.isFinite))
  if (!isSound) throw new ProviderError('not understood')
  return embeddings.map(ofLengthOne)
}

/** Zeros at the end change no likeness. The largest number first, so that no square is too large. */
function ofLengthOne(numbers: number[]) {
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0) || 1
  const scaled = numbers.map((number) => number / largest)
  const length = Math.sqrt(scaled.reduce((sum, number) => sum + number * number, 0)) || 1
  const vector = new Float32Array(Math.ceil(numbers.length / multiple) * multiple)
  scaled.forEach((number, index) => (vector[index] = number / length))
  return vector
}
