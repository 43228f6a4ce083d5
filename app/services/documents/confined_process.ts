import { setPriority } from 'node:os'
import { temporaryFolder } from '#services/temporary_files'
import { startWorkerProcess } from '#services/worker_entry'
import type { ChildProcess } from 'node:child_process'
import type { ExtractionLimits } from './extraction_limits.js'

export type ProcessLimits = Pick<ExtractionLimits, 'seconds' | 'memoryMegabytes'>

/** A process that gets its turn on a processor late has up to so many times as long by the clock. */
const LONGEST_WAIT = 4
const OUT_OF_TIME: NodeJS.Signals = 'SIGVTALRM'
/** The server, where somebody waits, goes first. */
const NICENESS = 10
const OUT_OF_MEMORY: NodeJS.Signals[] = ['SIGABRT', 'SIGKILL', 'SIGTRAP']
const ASKED_TO_STOP: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
// The rest is for buffers and for the engine; a smaller heap is tidied up sooner.
const HEAP_SHARE = 0.6
const DIAGNOSIS_CHARACTERS = 4_000

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

  /** @throws ProcessLimitError past a limit, ProcessCrashError where the module failed */
  async run<Result>(input: unknown): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    const child = this.#start()
    child.once('message', (result) => resolve(result as Result))
    child.on('error', reject)
    rejectOnExit(child, reject)
    const milliseconds = this.limits.seconds * LONGEST_WAIT * 1000
    const clock = setTimeout(() => reject(new ProcessLimitError('seconds')), milliseconds)
    child.send({ input, limits: this.limits })
    try {
      return await promise
    } finally {
      clearTimeout(clock)
      child.kill('SIGKILL')
    }
  }

  /** The same, where the input is a file that may itself be why there is no result. @throws what is not its fault */
  async runOnFile<Result>(input: unknown, words: FaultWords): Promise<Result | FileFault> {
    try {
      return await this.run<Result>(input)
    } catch (error) {
      const reason = faultOf(error, words)
      if (reason === null) throw error
      return { reason, cause: error }
    }
  }

  #start(): ChildProcess {
    const child = startWorkerProcess(this.moduleUrl, {
      env: { TMPDIR: temporaryFolder() },
      execArgv: [`--max-old-space-size=${Math.round(this.limits.memoryMegabytes * HEAP_SHARE)}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    if (child.pid) yieldTo(child.pid)
    return child
  }
}

/** Its threads, which come later, inherit it. */
function yieldTo(pid: number): void {
  try {
    setPriority(pid, NICENESS)
  } catch {
    // It has ended already.
  }
}

function faultOf(error: unknown, words: FaultWords) {
  if (error instanceof ProcessCrashError) return words.crashed
  if (!(error instanceof ProcessLimitError)) return null
  return error.limit === 'memoryMegabytes' ? words.tooComplex : words.tooSlow
}

function rejectOnExit(child: ChildProcess, reject: (error: Error) => void): void {
  let diagnosis = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    diagnosis = (diagnosis + text).slice(0, DIAGNOSIS_CHARACTERS)
  })
  child.once('close', (code, signal) => reject(exitError(code, signal, diagnosis)))
}

function exitError(code: number | null, signal: NodeJS.Signals | null, diagnosis: string): Error {
  const message = `The process ended with ${signal ?? `code ${code}`}: ${diagnosis}`
  if (signal && OUT_OF_MEMORY.includes(signal)) {
    return new ProcessLimitError('memoryMegabytes', { cause: message })
  }
  if (signal === OUT_OF_TIME) return new ProcessLimitError('seconds', { cause: message })
  const isShutdown = signal && ASKED_TO_STOP.includes(signal)
  return isShutdown ? new Error(message) : new ProcessCrashError(message)
}
