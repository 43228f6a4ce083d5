import type { Worker } from 'node:worker_threads'
import { temporaryFolder } from '#services/storage/temporary_files'
import { startWorker } from '#services/workers/worker_entry'
import type { Confinement, ConfinementOutcome, ProcessLimits } from './confinement.js'
import type { ConfinementOrder, ConfinementResult } from './confinement_thread.js'

/** A process was ended because it passed a limit. */
export class ProcessLimitError extends Error {
  override name = 'ProcessLimitError'

  constructor(
    readonly limit: keyof ProcessLimits,
    options?: ErrorOptions
  ) {
    super(`The process passed its limit of ${limit}`, options)
  }
}

/** A process ended without a result, by what it was given to work on. */
export class ProcessCrashError extends Error {
  override name = 'ProcessCrashError'
}

/** Why a file gave no result, for who uploaded it. */
export interface FileFault {
  reason: string
  cause: unknown
}

/** In words for who uploaded it. */
export interface FaultWords {
  crashed: string
  tooComplex: string
  tooSlow: string
}

/**
 * Runs a module that calls `answerParent` on one input, in a process of its own: what a hostile input
 * uses up or breaks, the server keeps. Of the environment it sees where its temporary files belong.
 */
export class ConfinedProcess {
  constructor(
    private moduleUrl: URL,
    private limits: ProcessLimits
  ) {}

  /** @throws ProcessLimitError past a limit, ProcessCrashError where the module failed, the signal's reason when it says so */
  async run<Result>(input: unknown, signal?: AbortSignal): Promise<Result> {
    signal?.throwIfAborted()
    const confinement = {
      moduleUrl: this.moduleUrl.href,
      input,
      limits: this.limits,
      temporaryFolder: temporaryFolder(),
    }
    const outcome = await starter.confine(confinement, signal)
    signal?.throwIfAborted()
    if ('result' in outcome) return outcome.result as Result
    if ('passed' in outcome) throw new ProcessLimitError(outcome.passed, { cause: outcome.cause })
    throw 'crash' in outcome ? new ProcessCrashError(outcome.crash) : new Error(outcome.stopped)
  }

  /** The same, where the input is a file that may itself be why there is no result. @throws what is not its fault */
  async runOnFile<Result>(
    input: unknown,
    words: FaultWords,
    signal?: AbortSignal
  ): Promise<Result | FileFault> {
    try {
      return await this.run<Result>(input, signal)
    } catch (error) {
      const reason = faultOf(error, words)
      if (reason === null) throw error
      return { reason, cause: error }
    }
  }
}

/** A thread that starts the processes: whoever does waits until the machine gets round to each. */
class ProcessStarter {
  readonly #pending = new Map<number, PromiseWithResolvers<ConfinementOutcome>>()
  #worker?: Worker
  #lastId = 0

  confine(confinement: Confinement, signal?: AbortSignal) {
    const worker = (this.#worker ??= this.#start())
    const id = ++this.#lastId
    const answer = Promise.withResolvers<ConfinementOutcome>()
    this.#pending.set(id, answer)
    worker.ref()
    worker.postMessage({ id, confinement } satisfies ConfinementOrder)
    const end = () => worker.postMessage({ id } satisfies ConfinementOrder)
    signal?.addEventListener('abort', end, { once: true })
    return answer.promise.finally(() => signal?.removeEventListener('abort', end))
  }

  #start() {
    const worker = startWorker(new URL('./confinement_thread.js', import.meta.url))
    let cause: unknown
    worker.on('message', (result: ConfinementResult) => this.#settle(result))
    worker.on('error', (error) => (cause = error))
    worker.on('exit', () => this.#stop(cause))
    return worker
  }

  #settle({ id, outcome }: ConfinementResult) {
    this.#pending.get(id)?.resolve(outcome)
    this.#pending.delete(id)
    if (this.#pending.size === 0) this.#worker?.unref()
  }

  #stop(cause: unknown) {
    this.#worker = undefined
    const error = new Error('The thread that starts processes stopped', { cause })
    this.#pending.forEach((answer) => answer.reject(error))
    this.#pending.clear()
  }
}

const starter = new ProcessStarter()

function faultOf(error: unknown, words: FaultWords) {
  if (error instanceof ProcessCrashError) return words.crashed
  if (!(error instanceof ProcessLimitError)) return null
  return error.limit === 'memoryMegabytes' ? words.tooComplex : words.tooSlow
}
