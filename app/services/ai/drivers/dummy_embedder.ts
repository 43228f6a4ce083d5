import type { Worker } from 'node:worker_threads'
import { startWorker } from '#services/workers/worker_entry'
import { EmbedderError, type Embedder } from '../embedder.js'
import type { EmbeddingJob, EmbeddingResult } from './dummy_embedder_worker.js'

/** The encoder reads 128 pieces of at most 16 characters; what comes after costs only time. */
const MAX_CHARACTERS = 128 * 16
const QUERIES_KEPT = 500

type Vector = Float32Array<ArrayBuffer>

/**
 * The built-in embedder, for English: runs without a network, in one worker thread that starts at
 * the first text and again after it died. Queries overtake passages. It reads about the
 * first hundred words of a text.
 */
export class DummyEmbedder implements Embedder {
  readonly model = 'universal-sentence-encoder-lite-en'
  readonly dimension = 512

  readonly #recent = new Map<string, Promise<Vector>>()
  readonly #pending = new Map<number, PromiseWithResolvers<Vector>>()
  #worker?: Worker
  #lastId = 0

  async embedQuery(text: string) {
    const query = text.slice(0, MAX_CHARACTERS)
    const vector = this.#recent.get(query) ?? this.#embed('query', query)
    this.#keep(query, vector)
    return (await vector).slice()
  }

  embedPassages(texts: string[]) {
    return Promise.all(texts.map((text) => this.#embed('passage', text.slice(0, MAX_CHARACTERS))))
  }

  async close() {
    await this.#worker?.terminate()
  }

  #keep(query: string, vector: Promise<Vector>) {
    this.#recent.delete(query)
    this.#recent.set(query, vector)
    if (this.#recent.size > QUERIES_KEPT) this.#recent.delete(this.#recent.keys().next().value!)
  }

  #embed(lane: EmbeddingJob['lane'], text: string): Promise<Vector> {
    this.#worker ??= this.#start()
    const id = ++this.#lastId
    const answer = Promise.withResolvers<Vector>()
    this.#pending.set(id, answer)
    this.#worker.ref()
    this.#worker.postMessage({ id, lane, text } satisfies EmbeddingJob)
    return answer.promise
  }

  #start() {
    const worker = startWorker(new URL('./dummy_embedder_worker.js', import.meta.url))
    let cause: unknown
    worker.on('message', (result: EmbeddingResult) => this.#settle(result))
    worker.on('error', (error) => (cause = error))
    worker.on('exit', () => this.#stop(cause))
    return worker
  }

  #settle({ id, vector }: EmbeddingResult) {
    this.#pending.get(id)?.resolve(vector)
    this.#pending.delete(id)
    // An idle worker doesn't keep the process alive; one at work does.
    if (this.#pending.size === 0) this.#worker?.unref()
  }

  #stop(cause: unknown) {
    this.#worker = undefined
    this.#recent.clear()
    const error = new EmbedderError('The worker of the built-in embedder stopped', { cause })
    this.#pending.forEach((answer) => answer.reject(error))
    this.#pending.clear()
  }
}
