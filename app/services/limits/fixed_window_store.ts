import { errors, LimiterResponse } from '@adonisjs/limiter'
import type { LimiterConsumptionOptions, LimiterStoreContract } from '@adonisjs/limiter/types'
import string from '@adonisjs/core/helpers/string'
import db from '@adonisjs/lucid/services/db'
import { dbTimeOf } from '#services/database/times'
import { PreparedStatement } from '#services/database/prepared_statement'
import { inSpareRoom } from '#services/database/spare_room'
import { unlessStorageFails } from '#exceptions/storage_fault'

interface Counted {
  request_count: number
}

const more = new PreparedStatement<Counted>(
  'volatile',
  `INSERT INTO api_key_usage (api_key_id, window_start, request_count, updated_at) VALUES (?, ?, ?, ?)
   ON CONFLICT (api_key_id, window_start) DO UPDATE
   SET request_count = api_key_usage.request_count + excluded.request_count, updated_at = excluded.updated_at
   WHERE api_key_usage.request_count + excluded.request_count <= ?
   RETURNING request_count`
)

const fewer = new PreparedStatement<Counted>(
  'volatile',
  `UPDATE api_key_usage
   SET request_count = CASE WHEN request_count > ? THEN request_count - ? ELSE 0 END, updated_at = ?
   WHERE api_key_id = ? AND window_start = ?
   RETURNING request_count`
)

const exactly = new PreparedStatement<Counted>(
  'volatile',
  `INSERT INTO api_key_usage (api_key_id, window_start, request_count, updated_at) VALUES (?, ?, ?, ?)
   ON CONFLICT (api_key_id, window_start) DO UPDATE
   SET request_count = excluded.request_count, updated_at = excluded.updated_at
   RETURNING request_count`
)

const countedSoFar = new PreparedStatement<Counted>(
  'volatile',
  'SELECT request_count FROM api_key_usage WHERE api_key_id = ? AND window_start = ?'
)

/** What the column holds. */
const boundless = 2 ** 31 - 1

/**
 * A store of the limiter with fixed windows, aligned to the Unix epoch; one statement decides, so a limit is exact over
 * all processes. What it counts by is the id of an API key.
 */
export class FixedWindowStore implements LimiterStoreContract {
  readonly name = 'fixedWindow'
  readonly requests
  readonly duration
  readonly blockDuration = 0

  /**
   * @param memory counts while nothing can be stored, and forgets no sooner than the window ends
   * @param clock tells the Unix time in milliseconds
   */
  constructor(
    { requests, duration }: LimiterConsumptionOptions,
    private memory: LimiterStoreContract,
    private clock = Date.now
  ) {
    this.requests = requests
    this.duration = string.seconds.parse(duration)
  }

  /** Counts, unless that is more than is left. @throws E_TOO_MANY_REQUESTS */
  async consume(key: string, amount = 1): Promise<LimiterResponse> {
    const now = this.clock()
    const counted = amount > this.requests ? null : await this.#add(key, amount, now, this.requests)
    if (counted === null) throw new errors.E_TOO_MANY_REQUESTS(this.#state(this.requests, now))
    return this.#state(counted, now)
  }

  /** Counts, also where it is too much. */
  async increment(key: string, amount = 1): Promise<LimiterResponse> {
    const now = this.clock()
    return this.#state((await this.#add(key, amount, now, boundless)) ?? boundless, now)
  }

  async decrement(key: string, amount = 1) {
    const now = this.clock()
    const start = dbTimeOf(this.#startOf(now))
    const counted = await inSpareRoom(() => fewer.first(amount, amount, dbTimeOf(now), key, start))
    return this.#state(counted?.request_count ?? 0, now)
  }

  /** In the present window. @throws where another length is asked for: a window ends when it ends */
  async set(key: string, requests: number, duration: string | number = this.duration) {
    if (string.seconds.parse(duration) !== this.duration) throw isFixed()
    const now = this.clock()
    const start = dbTimeOf(this.#startOf(now))
    await inSpareRoom(() => exactly.all(key, start, requests, dbTimeOf(now)))
    return this.#state(requests, now)
  }

  /** @throws always: a window ends when it ends */
  async block(): Promise<never> {
    throw isFixed()
  }

  /** What is stored of the present window, or null where that is nothing. */
  async get(key: string) {
    const now = this.clock()
    const stored = await countedSoFar.first(key, dbTimeOf(this.#startOf(now)))
    return stored ? this.#state(stored.request_count, now) : null
  }

  delete(key: string) {
    return this.deleteAll([key])
  }

  /** Whether there was any. */
  async deleteAll(keys: string[]) {
    const [deleted] = [await this.#rows().whereIn('api_key_id', keys).delete()].flat()
    return Number(deleted) > 0
  }

  async clear() {
    await this.#rows().delete()
  }

  #rows() {
    return db.connection('volatile').from('api_key_usage')
  }

  #startOf(now: number) {
    const length = this.duration * 1000
    return Math.floor(now / length) * length
  }

  /** How much is counted then, or null where that would be more than `most`. */
  async #add(key: string, amount: number, now: number, most: number): Promise<number | null> {
    const start = this.#startOf(now)
    const counted = await inSpareRoom(() =>
      more.first(key, dbTimeOf(start), amount, dbTimeOf(now), most)
    ).catch(unlessStorageFails(() => this.#addInMemory(key, amount, start, most)))
    return counted?.request_count ?? null
  }

  /** Where nothing can be stored: on top of what was, for this process alone. */
  async #addInMemory(
    key: string,
    amount: number,
    start: number,
    most: number
  ): Promise<Counted | undefined> {
    const stored = await countedSoFar.first(key, dbTimeOf(start))
    const { consumed } = await this.memory.increment(`${key}_${start}`, amount)
    const count = (stored?.request_count ?? 0) + consumed
    return count > most ? undefined : { request_count: count }
  }

  #state(consumed: number, now: number) {
    const end = this.#startOf(now) + this.duration * 1000
    return new LimiterResponse({
      limit: this.requests,
      remaining: Math.max(0, this.requests - consumed),
      consumed,
      availableIn: Math.ceil((end - now) / 1000),
    })
  }
}

const isFixed = () =>
  new Error('A fixed window ends when it ends: it can be neither blocked nor moved')
