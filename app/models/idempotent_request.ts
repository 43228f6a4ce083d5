import { DateTime } from 'luxon'
import encryption from '@adonisjs/core/services/encryption'
import { IdempotentRequestSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import { dbTime } from '#services/database/times'
import { rowsOf } from '#services/database/sql'
import { atLast } from '#services/background/background'

/** How long an answer is kept, in hours. */
export const keptFor = 24

/** How long a request owns its key without renewing it, in milliseconds: after a crash the key is free again. */
export const leaseLength = 60_000

export interface StoredAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** A POST that carried an idempotency key, and what it was answered. */
export default class IdempotentRequest extends IdempotentRequestSchema {
  /** Of a user that are kept for the whole time. */
  static most = 20_000

  /**
   * The request is now this caller's to carry out, or it was already answered. One statement decides, over all processes.
   * @param fingerprint of method, address and body
   * @throws ProblemException 409 while another request with the key runs, 422 where it was used for something else
   */
  static async begin(userId: string, key: string, fingerprint: string): Promise<IdempotentRequest> {
    const leasedUntil = Date.now() + leaseLength
    try {
      return await this.#take(userId, key, fingerprint, leasedUntil)
    } catch (error) {
      if (error instanceof ProblemException) throw error
      // The database went away: it may hold the key for this request, which ends here.
      await atLast('An idempotency key is held by nobody until its lease ends', async () => {
        await this.query().where({ userId, key, leasedUntil }).whereNull('status').delete()
      })
      throw error
    }
  }

  static async #take(userId: string, key: string, fingerprint: string, leasedUntil: number) {
    const now = DateTime.utc()
    const result = await this.query().client.rawQuery(
      `INSERT INTO idempotent_requests (user_id, key, fingerprint, leased_until, created_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (user_id, key) DO UPDATE SET fingerprint = excluded.fingerprint, leased_until = excluded.leased_until,
         created_at = excluded.created_at, status = NULL, headers = NULL, body = NULL
       WHERE idempotent_requests.created_at < ? OR (idempotent_requests.status IS NULL
         AND idempotent_requests.leased_until < ? AND idempotent_requests.fingerprint = excluded.fingerprint)
       RETURNING id`,
      [
        userId,
        key,
        fingerprint,
        leasedUntil,
        dbTime(now),
        dbTime(now.minus({ hours: keptFor })),
        now.toMillis(),
      ]
    )
    const mine = rowsOf(result).length > 0
    const request = await this.findBy({ userId, key })
    if (mine && request) return request
    if (request && request.fingerprint !== fingerprint) throw usedForSomethingElse()
    if (!request || request.status === null) throw stillRunning()
    return request
  }

  /** Of users who have more answers kept than the most, the oldest ones go before their time. */
  static async dropOldest() {
    const { client } = this.query()
    const many = await client
      .from(this.table)
      .groupBy('user_id')
      .having(client.raw('count(*)') as any, '>', this.most)
      .select('user_id')
    for (const { user_id: userId } of many) {
      const newest = client.from(this.table).where({ user_id: userId }).orderBy('id', 'desc')
      const oldest = await newest.offset(this.most).limit(1).select('id').first()
      if (!oldest) continue
      const over = client.from(this.table).where({ user_id: userId }).where('id', '<=', oldest.id)
      await over.whereNotNull('status').delete()
    }
  }

  /** The answer to repeat, or null where the request is still to be carried out. */
  get answer(): StoredAnswer | null {
    if (this.status === null) return null
    const body = encryption.decrypt<string>(this.body!) ?? ''
    return { status: this.status, headers: JSON.parse(this.headers!), body }
  }

  async renew(this: IdempotentRequest) {
    await IdempotentRequest.query()
      .where('id', this.id)
      .whereNull('status')
      .update({ leased_until: Date.now() + leaseLength })
  }

  /** Encrypted: the answer may carry a raw key, which is kept nowhere else. */
  keep(this: IdempotentRequest, { status, headers, body }: StoredAnswer) {
    const fields = { status, headers: JSON.stringify(headers), body: encryption.encrypt(body) }
    return this.merge(fields).save()
  }

  /** What was refused or failed changed nothing, so the key may be used again. */
  async abandon(this: IdempotentRequest) {
    await IdempotentRequest.query().where('id', this.id).whereNull('status').delete()
  }
}

const usedForSomethingElse = () =>
  new ProblemException(
    'validation-failed',
    'This idempotency key was used for another request. Use a new key for a new request.',
    {
      errors: [
        {
          field: 'Idempotency-Key',
          rule: 'unique',
          message: 'The Idempotency-Key header was used for another request',
        },
      ],
    }
  )

const stillRunning = () =>
  new ProblemException(
    'conflict',
    'A request with this idempotency key is still running. Wait for its answer.',
    {},
    { 'Retry-After': '1' }
  )
