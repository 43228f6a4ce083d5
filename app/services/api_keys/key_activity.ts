import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { isDatabaseUnavailable } from '#exceptions/database_unavailable'
import type ApiKey from '#models/api_key'
import { dbTime } from '#services/database/times'
import { inBackground } from '#services/background/background'
import { outage } from '#services/database/outage'
import { inSpareRoom } from '#services/database/spare_room'
import { storageFaultIn } from '#exceptions/storage_fault'

interface Tally {
  apiKeyId: string
  day: string
  endpoint: string
  requests: number
  refused: number
  lastUsedAt: Date
}

/** How long what was counted may wait in memory, in milliseconds. */
const longestWait = 1000

/**
 * What keys were used for, by day and endpoint. Nobody decides by it, so it is counted in memory and written at
 * most once a second: a crash forgets the last one.
 */
export class KeyActivity {
  #tallies = new Map<string, Tally>()
  #timer?: NodeJS.Timeout

  note(apiKeyId: string, endpoint: string, isRefused: boolean) {
    const now = new Date()
    const day = now.toISOString().slice(0, 10)
    const name = nameOf({ apiKeyId, day, endpoint })
    const tally = this.#tallies.get(name) ?? {
      apiKeyId,
      day,
      endpoint,
      requests: 0,
      refused: 0,
      lastUsedAt: now,
    }
    tally.requests++
    if (isRefused) tally.refused++
    tally.lastUsedAt = now
    this.#tallies.set(name, tally)
    this.#flushSoon()
  }

  async flush() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const tallies = [...this.#tallies.values()]
    this.#tallies.clear()
    for (const [place, tally] of tallies.entries()) {
      try {
        await inSpareRoom(() => this.#add(tally))
      } catch (error: any) {
        const isPassing = storageFaultIn(error) || isDatabaseUnavailable(error)
        if (isPassing) return this.#keep(tallies.slice(place), error)
        logger.warn({ err: error }, 'Key usage was not noted')
      }
    }
  }

  /** Until it can be written; meanwhile there is one for each key, day and endpoint. */
  #keep(tallies: Tally[], error: Error) {
    if (isDatabaseUnavailable(error)) outage.note(error)
    for (const tally of tallies) {
      const {
        requests = 0,
        refused = 0,
        lastUsedAt = tally.lastUsedAt,
      } = this.#tallies.get(nameOf(tally)) ?? {}
      this.#tallies.set(nameOf(tally), {
        ...tally,
        requests: tally.requests + requests,
        refused: tally.refused + refused,
        lastUsedAt,
      })
    }
    this.#flushSoon()
  }

  #flushSoon() {
    this.#timer ??= setTimeout(
      () => inBackground('Key usage was not noted', this.flush()),
      longestWait
    ).unref()
  }

  /** Fills `lastUsedAt` of the keys. */
  async fillLastUse(apiKeys: ApiKey[]) {
    await this.flush()
    const rows = await db
      .connection('volatile')
      .from('api_key_requests')
      .whereIn(
        'api_key_id',
        apiKeys.map(({ id }) => id)
      )
      .groupBy('api_key_id')
      .select('api_key_id')
      .max('last_used_at as last_used_at')
    const uses = new Map(rows.map((row) => [row.api_key_id, row.last_used_at]))
    for (const apiKey of apiKeys) apiKey.lastUsedAt = momentOf(uses.get(apiKey.id))
    return apiKeys
  }

  /** What a key was used for since a day (`yyyy-MM-dd`). */
  async since(apiKeyId: string, day: string): Promise<Omit<Tally, 'apiKeyId' | 'lastUsedAt'>[]> {
    await this.flush()
    const rows = await db
      .connection('volatile')
      .from('api_key_requests')
      .where('api_key_id', apiKeyId)
      .where('day', '>=', day)
      .select('day', 'endpoint', 'requests', 'refused')
      .orderBy(['day', 'endpoint'])
    return rows
  }

  /** Of keys that are gone. */
  async forget(apiKeyIds: string[]) {
    await this.flush()
    await db
      .connection('volatile')
      .from('api_key_requests')
      .whereIn('api_key_id', apiKeyIds)
      .delete()
  }

  async #add({ apiKeyId, day, endpoint, requests, refused, lastUsedAt }: Tally) {
    await db.connection('volatile').rawQuery(
      `INSERT INTO api_key_requests (api_key_id, day, endpoint, requests, refused, last_used_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (api_key_id, day, endpoint) DO UPDATE SET requests = api_key_requests.requests + excluded.requests,
       refused = api_key_requests.refused + excluded.refused, last_used_at = excluded.last_used_at`,
      [apiKeyId, day, endpoint, requests, refused, dbTime(lastUsedAt)]
    )
  }
}

const nameOf = ({ apiKeyId, day, endpoint }: Pick<Tally, 'apiKeyId' | 'day' | 'endpoint'>) =>
  `${apiKeyId} ${day} ${endpoint}`

function momentOf(value: string | Date | undefined) {
  if (!value) return null
  return typeof value === 'string'
    ? DateTime.fromSQL(value, { zone: 'utc' })
    : DateTime.fromJSDate(value, { zone: 'utc' })
}

export const keyActivity = new KeyActivity()
