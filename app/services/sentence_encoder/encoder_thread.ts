import type { Worker } from 'node:worker_threads'
import { startWorker } from '#services/workers/worker_entry'
import type { SentenceVector } from './embed.js'
import type { EncodingJob, EncodingResult } from './encoder_worker.js'

/** The encoder reads 128 pieces of at most 16 characters; what comes after costs only time. */
export const charactersRead = 128 * 16

/**
 * The sentence encoder in a worker thread, which starts at the first text and again after it died.
 * Queries overtake passages.
 */
export class EncoderThread {
  readonly #pending = new Map<number, PromiseWithResolvers<SentenceVector>>()
  #worker?: Worker
  #lastId = 0

  /** Rejects with an Error when the thread stops before. */
  encode(lane: EncodingJob['lane'], text: string): Promise<SentenceVector> {
    this.#worker ??= this.#start()
    const id = ++this.#lastId
    const answer = Promise.withResolvers<SentenceVector>()
    this.#pending.set(id, answer)
    this.#worker.ref()
    const job = { id, lane, text: text.slice(0, charactersRead) }
    this.#worker.postMessage(job satisfies EncodingJob)
    return answer.promise
  }

  async close() {
    await this.#worker?.terminate()
  }

  #start() {
    const worker = startWorker(new URL('./encoder_worker.js', import.meta.url))
    let cause: unknown
    worker.on('message', (result: EncodingResult) => this.#settle(result))
    worker.on('error', (error) => (cause = error))
    worker.on('exit', () => this.#stop(cause))
    return worker
  }

  #settle({ id, vector }: EncodingResult) {
    this.#pending.get(id)?.resolve(vector)
    this.#pending.delete(id)
    // An idle worker doesn't keep the process alive; one at work does.
    if (this.#pending.size === 0) this.#worker?.unref()
  }

  #stop(cause: unknown) {
    this.#worker = undefined
    const error = new Error('The thread of the sentence encoder stopped', { cause })
    this.#pending.forEach((answer) => answer.reject(error))
    this.#pending.clear()
  }
}
