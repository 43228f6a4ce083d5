import { setPriority } from 'node:os'
import { startWorkerProcess } from '#services/workers/worker_entry'
import type { ChildProcess } from 'node:child_process'

export interface ProcessLimits {
  /** Time of a processor, in seconds. */
  seconds: number
  /** In MiB. */
  memoryMegabytes: number
}

/** What a process is started for: one input of a module. */
export interface Confinement {
  moduleUrl: string
  input: unknown
  limits: ProcessLimits
  /** Where its temporary files belong. */
  temporaryFolder: string
}

/** What came of it: a result, or how the process ended without one. */
export type ConfinementOutcome =
  | { result: unknown }
  | { passed: keyof ProcessLimits; cause?: string }
  | { crash: string }
  | { stopped: string }

/** A process that gets its turn on a processor late has up to so many times as long by the clock. */
const LONGEST_WAIT = 4
/** The server, where somebody waits, goes first. */
const NICENESS = 10
const OUT_OF_TIME: NodeJS.Signals = 'SIGVTALRM'
const OUT_OF_MEMORY: NodeJS.Signals[] = ['SIGABRT', 'SIGKILL', 'SIGTRAP']
const ASKED_TO_STOP: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
// The rest is for buffers and for the engine; a smaller heap is tidied up sooner.
const HEAP_SHARE = 0.6
const DIAGNOSIS_CHARACTERS = 4_000

/** Has a module work on one input in a process of its own, within its limits and until the signal says stop. */
export async function confine(
  confinement: Confinement,
  signal: AbortSignal
): Promise<ConfinementOutcome> {
  const { input, limits } = confinement
  const { promise, resolve } = Promise.withResolvers<ConfinementOutcome>()
  const child = start(confinement)
  child.once('message', (result) => resolve({ result }))
  child.on('error', (error) => resolve({ stopped: error.message }))
  onExit(child, resolve)
  const milliseconds = limits.seconds * LONGEST_WAIT * 1000
  const clock = setTimeout(() => resolve({ passed: 'seconds' }), milliseconds)
  const end = () => resolve({ stopped: 'The work was broken off' })
  signal.addEventListener('abort', end, { once: true })
  child.send({ input, limits })
  try {
    return await promise
  } finally {
    clearTimeout(clock)
    child.kill('SIGKILL')
  }
}

function start({ moduleUrl, limits, temporaryFolder }: Confinement): ChildProcess {
  const child = startWorkerProcess(moduleUrl, {
    env: { TMPDIR: temporaryFolder },
    execArgv: [`--max-old-space-size=${Math.round(limits.memoryMegabytes * HEAP_SHARE)}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  if (child.pid) yieldTo(child.pid)
  return child
}

/** Its threads, which come later, inherit it. */
function yieldTo(pid: number): void {
  try {
    setPriority(pid, NICENESS)
  } catch {
    // It has ended already.
  }
}

function onExit(child: ChildProcess, settle: (outcome: ConfinementOutcome) => void): void {
  let diagnosis = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    diagnosis = (diagnosis + text).slice(0, DIAGNOSIS_CHARACTERS)
  })
  child.once('close', (code, signal) => settle(outcomeOf(code, signal, diagnosis)))
}

function outcomeOf(
  code: number | null,
  signal: NodeJS.Signals | null,
  diagnosis: string
): ConfinementOutcome {
  const message = `The process ended with ${signal ?? `code ${code}`}: ${diagnosis}`
  if (signal && OUT_OF_MEMORY.includes(signal)) return { passed: 'memoryMegabytes', cause: message }
  if (signal === OUT_OF_TIME) return { passed: 'seconds', cause: message }
  return signal && ASKED_TO_STOP.includes(signal) ? { stopped: message } : { crash: message }
}
