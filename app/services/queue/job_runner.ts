import { setTimeout as sleep } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import { isDatabaseUnavailable } from '#exceptions/database_unavailable'
import Job, { leaseLength, type JobKind, type Lane } from '#models/job'
import { atLast, inBackground } from '#services/background/background'
import { outage } from '#services/database/outage'
import { storageFaultIn } from '#exceptions/storage_fault'
import { storageWatch } from '#services/database/storage_watch'

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

/** Until the next look whether there is room, in milliseconds. */
const fullDelay = 10_000

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
  #underWay = new Map<Job, NodeJS.Timeout>()

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
    await Promise.all(this.#loops)
  }

  /** Leaves what is still under way to other processes, at once instead of when its lease ends. */
  async release() {
    for (const [job, renewal] of this.#underWay) {
      clearInterval(renewal)
      await job.release()
    }
  }

  /** Works until nothing is due. */
  async drain() {
    while ((await Promise.all(this.#queues.map((queue) => this.#next(queue)))).some(Boolean));
  }

  async #loop(queue: Queue) {
    while (!this.#stopping.signal.aborted) {
      const worked = await this.#next(queue).catch((error) => this.#meet(error, queue))
      if (!worked) await this.#untilWoken(queue)
    }
  }

  /** The loop goes on, at its own pace, whatever the queue met. */
  #meet(error: Error, queue: Queue) {
    const fault = storageFaultIn(error)
    if (fault) storageWatch.note(fault, error)
    else if (isDatabaseUnavailable(error)) outage.note(error)
    else logger.error({ err: error, ...queue }, 'The queue could not be read')
    return false
  }

  #untilWoken(queue: Queue) {
    const woken = new Promise<void>((resolve) => this.#wake.set(queue, resolve))
    const { signal } = this.#stopping
    const rest = sleep(idleDelay, undefined, { ref: false, signal }).catch(() => {})
    return Promise.race([woken, rest])
  }

  async #next({ kind, lane }: Queue) {
    const job = await Job.claim(kind, lane)
    outage.end()
    if (!job) return false
    const turn = new AbortController()
    const renewal = setInterval(
      () => inBackground('The lease of a job was not renewed', this.#renew(job, turn)),
      turnLength
    )
    const stopping = this.#stopping.signal
    this.#underWay.set(job, renewal)
    try {
      const signal = AbortSignal.any([stopping, turn.signal])
      await this.handlers[kind].handle(job.subjectId, signal)
      if (stopping.aborted) await job.release()
      else await (turn.signal.aborted ? job.passOn() : job.finish())
    } catch (error) {
      await (stopping.aborted ? job.release() : this.#retryLater(job, error as Error))
    } finally {
      clearInterval(renewal)
      this.#underWay.delete(job)
    }
    return true
  }

  async #renew(job: Job, turn: AbortController) {
    await job.renew()
    if (this.handlers[job.kind].worksInSteps && (await job.isAwaited())) turn.abort()
  }

  async #retryLater(job: Job, error: Error) {
    const fault = storageFaultIn(error)
    if (fault) {
      storageWatch.note(fault, error)
      return job.putOff(fullDelay, `The storage is ${fault}`)
    }
    // That the database was away is no failure of the job, and can't be written down while it is.
    if (isDatabaseUnavailable(error)) {
      outage.note(error)
      return atLast('A job waits until its lease ends', () => job.release(1000))
    }
    logger.warn(
      { err: error, kind: job.kind, subject_id: job.subjectId, attempt: job.attempts },
      'A job failed'
    )
    if (job.attempts < attempts) return job.postpone(1000 * 4 ** job.attempts, error.message)
    await this.handlers[job.kind].failed(job.subjectId, error.message)
    await job.finish()
  }
}
