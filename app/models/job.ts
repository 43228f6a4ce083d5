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

/** Jobs of one kind that wait for each other: what is short does not wait behind what is long. */
export type Lane = 'text' | 'small' | 'large'

/** How long a worker owns a job without renewing it, in milliseconds: after a crash another takes it over. */
export const leaseLength = 15_000

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
export default class Job extends JobSchema {
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

  /**
   * Takes the oldest job that is due and free of whoever has waited longest for a turn. Who has one running in this lane,
   * in whichever process, waits. One statement decides between workers.
   */
  static async claim(kind: JobKind, lane: Lane = 'large'): Promise<Job | null> {
    if (!(await this.waiting(kind, lane).first())) return null
    return this.transaction(async (trx) => {
      await oneAfterTheOther(trx)
      const now = Date.now()
      const rows = await trx.rawQuery(
        `UPDATE jobs SET leased_until = ?, attempts = attempts + 1 WHERE leased_until < ? AND id = (
           SELECT due.id FROM jobs AS due LEFT JOIN job_turns AS turns
             ON turns.owner_id = due.owner_id AND turns.kind = due.kind AND turns.lane = due.lane
           WHERE due.kind = ? AND due.lane = ? AND due.run_at <= ? AND due.leased_until < ?
             AND due.owner_id NOT IN (${busyOwners})
           ORDER BY COALESCE(turns.taken_at, 0), due.id LIMIT 1)
         RETURNING id`,
        [now + leaseLength, now, kind, lane, now, now, kind, lane, now]
      )
      const [claimed] = rows.rows ?? rows
      if (!claimed) return null
      const job = await this.findOrFail(claimed.id, { client: trx })
      await trx.rawQuery(
        `INSERT INTO job_turns (owner_id, kind, lane, taken_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (owner_id, kind, lane) DO UPDATE SET taken_at = excluded.taken_at`,
        [job.ownerId!, kind, lane, now]
      )
      return job
    })
  }

  /** Whether somebody else waits for a turn in this lane. */
  async isAwaited(this: Job) {
    const waiting = Job.waiting(this.kind, this.lane)
      .whereNot('ownerId', this.ownerId!)
      .whereRaw(`owner_id NOT IN (${busyOwners})`, [this.kind, this.lane, Date.now()])
    return (await waiting.first()) !== null
  }

  async renew(this: Job) {
    await Job.query()
      .where('id', this.id)
      .update({ leased_until: Date.now() + leaseLength })
  }

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

  private static waiting(kind: JobKind, lane: Lane) {
    const now = Date.now()
    return this.query()
      .where({ kind, lane })
      .where('runAt', '<=', now)
      .where('leasedUntil', '<', now)
  }
}

const busyOwners = 'SELECT owner_id FROM jobs WHERE kind = ? AND lane = ? AND leased_until >= ?'

/** PostgreSQL would let two claims at once take two jobs of the same person; on SQLite there is one writer. */
async function oneAfterTheOther(trx: TransactionClientContract) {
  if (trx.dialect.name === 'postgres')
    await trx.rawQuery("SELECT pg_advisory_xact_lock(hashtext('clonememoria.jobs'))")
}
