import { setTimeout as sleep } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import { isDatabaseUnavailable } from '#exceptions/database_unavailable'
import Job, { leaseLength, type JobKind } from '#models/job'
import { storageFaultIn } from '#services/database/storage_fault'
import { storageWatch } from '#services/database/storage_watch'
import { atLast, inBackground } from '#services/background/background'
import { outage } from '#services/database/outage'

export interface JobHandler {
  /** Work in small steps ends early, and without harm, when the signal says so: it is taken up again later. */
  handle(subjectId: string, signal: AbortSignal): Promise<void>
  /** Called once, when the last attempt has failed. */
  failed(subjectId: string, reason: string): Promise<void>
}

const attempts = 4
const idleDelay = 2_000

/** Until the next look whether there is room, in milliseconds. */
const fullDelay = 10_000

/** Works off the jobs of this process and, after their leases ended, those of processes that died. One job of a kind at a time. */
export class JobRunner {
  #stopping = new AbortController()
  #loops: Promise<void>[] = []
  #wake = new Map<JobKind, () => void>()
  #underWay = new Map<Job, NodeJS.Timeout>()

  constructor(readonly handlers: Record<JobKind, JobHandler>) {}

  get #kinds() {
    return Object.keys(this.handlers) as JobKind[]
  }

  start() {
    Job.onEnqueued = (kind) => this.#wake.get(kind)?.()
    this.#loops = this.#kinds.map((kind) => this.#loop(kind))
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
    while ((await Promise.all(this.#kinds.map((kind) => this.#next(kind)))).some(Boolean));
  }

  async #loop(kind: JobKind) {
    while (!this.#stopping.signal.aborted) {
      const worked = await this.#next(kind).catch((error) => this.#meet(error, kind))
      if (!worked) await this.#untilWoken(kind)
    }
  }

  /** The loop goes on, at its own pace, whatever the queue met. */
  #meet(error: Error, kind: JobKind) {
    const fault = storageFaultIn(error)
    if (fault) storageWatch.note(fault, error)
    else if (isDatabaseUnavailable(error)) outage.note(error)
    else logger.error({ err: error, kind }, 'The queue could not be read')
    return false
  }

  #untilWoken(kind: JobKind) {
    const woken = new Promise<void>((resolve) => this.#wake.set(kind, resolve))
    const { signal } = this.#stopping
    const rest = sleep(idleDelay, undefined, { ref: false, signal }).catch(() => {})
    return Promise.race([woken, rest])
  }

  async #next(kind: JobKind) {
    const job = await Job.claim(kind)
    outage.end()
    if (!job) return false
    const renewal = setInterval(
      () => inBackground('The lease of a job was not renewed', job.renew()),
      leaseLength / 3
    )
    const { signal } = this.#stopping
    this.#underWay.set(job, renewal)
    try {
      await this.handlers[kind].handle(job.subjectId, signal)
      await (signal.aborted ? job.release() : job.finish())
    } catch (error) {
      await (signal.aborted ? job.release() : this.#retryLater(job, error as Error))
    } finally {
      clearInterval(renewal)
      this.#underWay.delete(job)
    }
    return true
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
