import { compose } from '@adonisjs/core/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { JobSchema } from '#database/schema'
import { claimed, leaseLength } from '#models/mixins/claimed'

export { leaseLength }

export type JobKind =
  | 'index_document'
  | 'embed_passages'
  | 'reembed_clone'
  | 'erase_account'
  | 'follow_subscription'
  | 'read_import'
  | 'teach_import'
  | 'forget_import'

/** Jobs of one kind that wait for each other: what is short does not wait behind what is long. */
export type Lane = 'text' | 'small' | 'large'

/** Whose job it is, by what it is about. */
const ownerOf: Record<JobKind, string> = {
  index_document: 'SELECT user_id FROM documents WHERE id = ?',
  embed_passages: 'SELECT user_id FROM clones WHERE id = ?',
  reembed_clone: 'SELECT user_id FROM clones WHERE id = ?',
  read_import: 'SELECT user_id FROM imports WHERE id = ?',
  teach_import: 'SELECT user_id FROM imports WHERE id = ?',
  forget_import: 'SELECT user_id FROM imports WHERE id = ?',
  erase_account: 'SELECT id FROM users WHERE id = ?',
  follow_subscription: 'SELECT id FROM users WHERE id = ?',
}

/** Work that outlives its request. It is written in the transaction that causes it, so neither exists without the other. */
export default class Job extends compose(JobSchema, claimed) {
  declare kind: JobKind
  declare lane: Lane

  /**
   * One row per kind and subject: asking again while it waits or runs makes it run once more.
   * @param options delay in milliseconds
   */
  static async enqueue(
    trx: TransactionClientContract,
    kind: JobKind,
    subjectId: string,
    { delay = 0, lane = 'large' }: { delay?: number; lane?: Lane } = {}
  ) {
    await trx.rawQuery(
      `INSERT INTO jobs (kind, lane, subject_id, owner_id, run_at)
       VALUES (?, ?, ?, COALESCE((${ownerOf[kind]}), ?), ?)
       ON CONFLICT (kind, subject_id) DO UPDATE SET version = jobs.version + 1`,
      [kind, lane, subjectId, subjectId, subjectId, Date.now() + delay]
    )
    trx.after('commit', () => this.onEnqueued(kind))
  }

  /** Set by the runner of this process, which then need not wait for its next look. */
  static onEnqueued: (kind: JobKind) => void = () => {}

  /** Done, unless it was asked for again meanwhile: then it is free to run once more. */
  async finish(this: Job) {
    const [deleted] = await Job.query().where({ id: this.id, version: this.version }).delete()
    if (Number(deleted) === 0) await this.passOn()
  }

  /** The rest is done in another turn. */
  passOn(this: Job) {
    return Job.query().where('id', this.id).update({ leased_until: 0, attempts: 0 })
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
