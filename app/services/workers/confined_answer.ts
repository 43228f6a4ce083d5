import { writeFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { ProcessLimits } from '#services/workers/confinement'

interface Question<Input> {
  input: Input
  limits: ProcessLimits
}

// The engine's own limit counts objects only, not the buffers that a decoder fills. A thread sees
// what the process takes even while the main thread is busy, and that the server is gone.
const WATCH = `
  const { workerData } = require('node:worker_threads')
  setInterval(() => {
    const isTooLarge = process.memoryUsage.rss() > workerData.bytes
    if (isTooLarge || process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL')
    const { user, system } = process.cpuUsage()
    if (user + system > workerData.microseconds) process.kill(process.pid, 'SIGVTALRM')
  }, 50)
`

/** The other end of `ConfinedProcess`: does the work once, within the memory and the time it may take. */
export function answerParent<Input, Result>(
  work: (input: Input) => Result | Promise<Result>
): void {
  process.on('message', (question: Question<Input>) => {
    answer(work, question).catch(crash)
  })
}

async function answer<Input, Result>(
  work: (input: Input) => Result | Promise<Result>,
  { input, limits }: Question<Input>
) {
  // Work that waits for what never comes ends the process, which nothing else keeps alive.
  process.channel?.unref()
  await volunteer()
  watch(limits)
  const result = await work(input)
  process.channel?.ref()
  process.send?.(result)
}

/** The parent reads why on the error output. */
function crash(error: unknown) {
  console.error(error)
  process.exit(1)
}

/** Where the machine itself runs out of memory, Linux ends this process before the server. */
function volunteer(): Promise<void> {
  return writeFile('/proc/self/oom_score_adj', '1000').catch(() => {})
}

function watch({ seconds, memoryMegabytes }: ProcessLimits): void {
  const workerData = {
    bytes: memoryMegabytes * 1024 * 1024,
    microseconds: seconds * 1_000_000,
    parent: process.ppid,
  }
  new Worker(WATCH, { eval: true, workerData, execArgv: [] }).unref()
}
