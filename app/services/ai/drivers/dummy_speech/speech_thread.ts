import type { Worker } from 'node:worker_threads'
import { inBackground } from '#services/background/background'
import { startWorker } from '#services/workers/worker_entry'
import type { Said, SpeechJob, SpeechResult } from './speech_worker.js'

type Task = SpeechJob extends infer Job ? (Job extends unknown ? Omit<Job, 'id'> : never) : never

/** The thread that makes sound stopped, or took too long. */
export class SpeechThreadError extends Error {
  override name = 'SpeechThreadError'
}

/** One thread that does one task after the other; it starts at the first, and again after it died. */
export class SpeechThread {
  readonly #pending = new Map<number, PromiseWithResolvers<Said>>()
  #worker?: Worker
  #lastId = 0

  /** @param patience for one task, in milliseconds; a thread that takes longer is ended */
  constructor(private patience = 30_000) {}

  async do(task: Task) {
    const worker = (this.#worker ??= this.#start())
    const id = ++this.#lastId
    const answer = Promise.withResolvers<Said>()
    this.#pending.set(id, answer)
    worker.ref()
    worker.postMessage({ ...task, id })
    const clock = setTimeout(
      () => inBackground('The thread of the built-in voices does not end', worker.terminate()),
      this.patience
    )
    try {
      return await answer.promise
    } finally {
      clearTimeout(clock)
    }
  }

  async close() {
    await this.#worker?.terminate()
  }

  #start() {
    const worker = startWorker(new URL('./speech_worker.js', import.meta.url))
    let cause: unknown
    worker.on('message', (result: SpeechResult) => this.#settle(result))
    worker.on('error', (error) => (cause = error))
    worker.on('exit', () => this.#stop(cause))
    return worker
  }

  #settle(result: SpeechResult) {
    const answer = this.#pending.get(result.id)
    this.#pending.delete(result.id)
    if ('said' in result) answer?.resolve(result.said)
    else answer?.reject(result.failure)
    // An idle thread doesn't keep the process alive; one at work does.
    if (this.#pending.size === 0) this.#worker?.unref()
  }

  #stop(cause: unknown) {
    this.#worker = undefined
    const error = new SpeechThreadError('The thread of the built-in voices stopped', { cause })
    this.#pending.forEach((answer) => answer.reject(error))
    this.#pending.clear()
  }
}
