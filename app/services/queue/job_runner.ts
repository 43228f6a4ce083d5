import { setTimeout as sleep } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import Job, { leaseLength, type JobKind, type Lane } from '#models/job'

export interface JobHandler {
  /** What is told apart so that the short does not wait behind the long; by default nothing is. */
  lanes?: Lane[]
  /** Whether it ends early, and without harm, when the signal says so: it is taken up again later. */
  worksInSteps?: boolean
  handle(subjectId: string, signal: AbortSignal): Promise<void>
  /** Called once, when the last attempt has failed. */
  failed(subjectId: string, reason: string): Promise<void>
}

interface Queue {
  kind: JobKind
  lane: Lane
}

const onlyLane: Lane[] = ['large']
const attempts = 4
const idleDelay = 2_000

/** After which somebody else has a turn, if the work is done in steps, in milliseconds. */
const turnLength = leaseLength / 3

/**
 * Works off the jobs of this process and, after their leases ended, those of processes that died. One job of a kind and
 * lane at a time.
 */
export class JobRunner {
  #stopping = new AbortController()
  #loops: Promise<void>[] = []
  #wake = new Map<Queue, () => void>()
  #queues: Queue[]

  constructor(readonly handlers: Record<JobKind, JobHandler>) {
    this.#queues = Object.entries(handlers).flatMap(([kind, { lanes }]) =>
      (lanes ?? onlyLane).map((lane) => ({ kind: kind as JobKind, lane }))
    )
  }

  start() {
    Job.onEnqueued = (kind) => {
      for (const [queue, wake] of this.#wake) if (queue.kind === kind) wake()
    }
    this.#loops = this.#queues.map((queue) => this.#loop(queue))
  }

  /** Lets running jobs come to their end or next step; the rest waits in the database. */
  async stop() {
    this.#stopping.abort()
    this.#wake.forEach((wake) => wake())
    await Promise.all(this.#loops)
  }

  /** Works until nothing is due. */
  async drain() {
    while ((await Promise.all(this.#queues.map((queue) => this.#next(queue)))).some(Boolean));
  }

  async #loop(queue: Queue) {
    while (!this.#stopping.signal.aborted) {
      const worked = await this.#next(queue).catch((error) => {
        logger.error({ err: error, ...queue }, 'The queue could not be read')
        return false
      })
      if (!worked) await this.#untilWoken(queue)
    }
  }

  #untilWoken(queue: Queue) {
    const woken = new Promise<void>((resolve) => this.#wake.set(queue, resolve))
    return Promise.race([woken, sleep(idleDelay, undefined, { ref: false })])
  }

  async #next({ kind, lane }: Queue) {
    const job = await Job.claim(kind, lane)
    if (!job) return false
    const turn = new AbortController()
    const renewal = setInterval(() => void this.#renew(job, turn).catch(() => {}), turnLength)
    try {
      const signal = AbortSignal.any([this.#stopping.signal, turn.signal])
      await this.handlers[kind].handle(job.subjectId, signal)
      if (this.#stopping.signal.aborted) await job.postpone(0, 'The server stopped')
      else await (turn.signal.aborted ? job.passOn() : job.finish())
    } catch (error) {
      await this.#retryLater(job, error as Error)
    } finally {
      clearInterval(renewal)
    }
    return true
  }

  async #renew(job: Job, turn: AbortController) {
    await job.renew()
    if (this.handlers[job.kind].worksInSteps && (await job.isAwaited())) turn.abort()
  }

  async #retryLater(job: Job, error: Error) {
    logger.warn(
      { err: error, kind: job.kind, subject_id: job.subjectId, attempt: job.attempts },
      'A job failed'
    )
    if (job.attempts < attempts) return job.postpone(1000 * 4 ** job.attempts, error.message)
    await this.handlers[job.kind].failed(job.subjectId, error.message)
    await job.finish()
  }
}
