import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { JobSchema } from '#database/schema'
import type Job from '#models/job'
import type { JobKind, Lane } from '#models/job'
import { isPostgres, rowsOf } from '#services/database/sql'

/** How long a worker owns a job without renewing it, in milliseconds: after a crash another takes it over. */
export const leaseLength = 15_000

/** For jobs: whose turn it is, and who holds one for how long. */
export function claimed<T extends NormalizeConstructor<typeof JobSchema>>(superclass: T) {
  return class extends superclass {
    /**
     * Takes the oldest job that is due and free of whoever has waited longest for a turn. Who has one running in this
     * lane, in whichever process, waits. One statement decides between workers.
     */
    static async claim(kind: JobKind, lane: Lane = 'large'): Promise<Job | null> {
      const model = this as unknown as typeof Job
      if (!(await waitingIn(model, kind, lane).first())) return null
      return model.transaction(async (trx) => {
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
        const [taken] = rowsOf(rows)
        if (!taken) return null
        const job = await model.findOrFail(taken.id, { client: trx })
        await trx.rawQuery(
          `INSERT INTO job_turns (owner_id, kind, lane, taken_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (owner_id, kind, lane) DO UPDATE SET taken_at = excluded.taken_at`,
          [job.ownerId!, kind, lane, now]
        )
        return job
      })
    }

    /** Whether somebody else waits for a turn in this lane. */
    async isAwaited(this: Job): Promise<boolean> {
      const waiting = waitingIn(modelOf(this), this.kind, this.lane)
        .whereNot('ownerId', this.ownerId!)
        .whereRaw(`owner_id NOT IN (${busyOwners})`, [this.kind, this.lane, Date.now()])
      return (await waiting.first()) !== null
    }

    async renew(this: Job): Promise<void> {
      await modelOf(this)
        .query()
        .where('id', this.id)
        .update({ leased_until: Date.now() + leaseLength })
    }
  }
}

const busyOwners = 'SELECT owner_id FROM jobs WHERE kind = ? AND lane = ? AND leased_until >= ?'

function waitingIn(
  model: typeof Job,
  kind: JobKind,
  lane: Lane
): ModelQueryBuilderContract<typeof Job> {
  const now = Date.now()
  return model
    .query()
    .where({ kind, lane })
    .where('runAt', '<=', now)
    .where('leasedUntil', '<', now)
}

/** PostgreSQL would let two claims at once take two jobs of the same person; on SQLite there is one writer. */
async function oneAfterTheOther(trx: TransactionClientContract) {
  if (isPostgres(trx))
    await trx.rawQuery("SELECT pg_advisory_xact_lock(hashtext('clonememoria.jobs'))")
}

const modelOf = (job: Job) => job.constructor as typeof Job
