import type { SentenceVector } from '#services/sentence_encoder/embed'
import { charactersRead, EncoderThread } from '#services/sentence_encoder/encoder_thread'
import { EmbedderError, type Embedder } from '../embedder.js'

const queriesKept = 500

/**
 * The built-in embedder, for English: the sentence encoder, which runs without a network. It reads about the first
 * hundred words of a text, and remembers the last queries.
 */
export class DummyEmbedder implements Embedder {
  readonly model = 'universal-sentence-encoder-lite-en'
  readonly dimension = 512

  readonly #thread = new EncoderThread()
  readonly #recent = new Map<string, Promise<SentenceVector>>()

  async embedQuery(text: string) {
    const query = text.slice(0, charactersRead)
    const vector = this.#recent.get(query) ?? this.#encode('query', query)
    this.#keep(query, vector)
    return (await vector).slice()
  }

  embedPassages(texts: string[]) {
    return Promise.all(texts.map((text) => this.#encode('passage', text)))
  }

  async close() {
    await this.#thread.close()
  }

  #keep(query: string, vector: Promise<SentenceVector>) {
    this.#recent.delete(query)
    this.#recent.set(query, vector)
    if (this.#recent.size > queriesKept) this.#recent.delete(this.#recent.keys().next().value!)
  }

  #encode(...job: Parameters<EncoderThread['encode']>): Promise<SentenceVector> {
    return this.#thread.encode(...job).catch((cause) => {
      this.#recent.clear()
      throw new EmbedderError('The worker of the built-in embedder stopped', { cause })
    })
  }
}
