import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { JobSchema } from '#database/schema'

export type JobKind =
  | 'index_document'
  | 'embed_passages'
  | 'reembed_clone'
  | 'erase_account'
  | 'follow_subscription'
  | 'read_import'
  | 'teach_import'
  | 'forget_import'

/** How long a worker owns a job without renewing it, in milliseconds: after a crash another takes it over. */
export const leaseLength = 15_000

/** Work that outlives its request. It is written in the transaction that causes it, so neither exists without the other. */
export default class Job extends JobSchema {
  declare kind: JobKind

  /** One row per kind and subject: asking again while it waits or runs makes it run once more. @param options delay in milliseconds */
  static async enqueue(
    trx: TransactionClientContract,
    kind: JobKind,
    subjectId: string,
    { delay = 0 }: { delay?: number } = {}
  ) {
    await trx.rawQuery(
      `INSERT INTO jobs (kind, subject_id, run_at) VALUES (?, ?, ?)
       ON CONFLICT (kind, subject_id) DO UPDATE SET version = jobs.version + 1`,
      [kind, subjectId, Date.now() + delay]
    )
    trx.after('commit', () => this.onEnqueued(kind))
  }

  /** Set by the runner of this process, which then need not wait for its next look. */
  static onEnqueued: (kind: JobKind) => void = () => {}

  /** Takes the oldest job that is due and free; one statement decides between workers. */
  static async claim(kind: JobKind): Promise<Job | null> {
    const now = Date.now()
    const free = await this.query()
      .where({ kind })
      .where('runAt', '<=', now)
      .where('leasedUntil', '<', now)
      .orderBy('id')
      .limit(1)
    for (const job of free) {
      const [claimed] = await this.query()
        .where('id', job.id)
        .where('leasedUntil', '<', now)
        .update({ leased_until: now + leaseLength, attempts: job.attempts + 1 })
      if (Number(claimed) === 1) return job.merge({ attempts: job.attempts + 1 })
    }
    return null
  }

  async renew(this: Job) {
    await Job.query()
      .where('id', this.id)
      .update({ leased_until: Date.now() + leaseLength })
  }

  /** Done, unless it was asked for again meanwhile: then it is free to run once more. */
  async finish(this: Job) {
    const [deleted] = await Job.query().where({ id: this.id, version: this.version }).delete()
    if (Number(deleted) === 0)
      await Job.query().where('id', this.id).update({ leased_until: 0, attempts: 0 })
  }

  /** What it met is no fault of its own, so the attempt does not count. */
  async putOff(this: Job, delay: number, reason: string) {
    await Job.query()
      .where('id', this.id)
      .update({
        leased_until: 0,
        run_at: Date.now() + delay,
        last_error: reason,
        attempts: this.attempts - 1,
      })
  }

  /** Free for everybody, and this attempt does not count; unless its lease ended and another has it. @param delay in milliseconds */
  async release(this: Job, delay = 0) {
    await Job.query()
      .where({ id: this.id, attempts: this.attempts })
      .update({ leased_until: 0, run_at: Date.now() + delay, attempts: this.attempts - 1 })
  }

  async postpone(this: Job, delay: number, reason: string) {
    await Job.query()
      .where('id', this.id)
      .update({ leased_until: 0, run_at: Date.now() + delay, last_error: reason })
  }
}
