import limiter from '@adonisjs/limiter/services/main'
import db from '@adonisjs/lucid/services/db'
import { dbTimeOf } from '#models/columns'
import { PreparedStatement } from '#services/database/prepared_statement'
import { inSpareRoom } from '#services/database/spare_room'
import { unlessStorageFails } from '#services/database/storage_fault'
import type { IdentifiedKey } from '#services/api_keys/key_lookup'

export interface LimitState {
  limit: number
  remaining: number
  /** Seconds until the window ends. */
  resetsIn: number
  isExceeded: boolean
}

const oneMore = new PreparedStatement<{ request_count: number }>(
  'volatile',
  `INSERT INTO api_key_usage (api_key_id, window_start, request_count, updated_at) VALUES (?, ?, 1, ?)
   ON CONFLICT (api_key_id, window_start) DO UPDATE
   SET request_count = api_key_usage.request_count + 1, updated_at = excluded.updated_at
   WHERE api_key_usage.request_count < ?
   RETURNING request_count`
)

const countedSoFar = new PreparedStatement<{ request_count: number }>(
  'volatile',
  'SELECT request_count FROM api_key_usage WHERE api_key_id = ? AND window_start = ?'
)

/**
 * Counts a request in the key's present window, unless the window is full. Fixed windows, aligned to the Unix epoch;
 * one statement decides, so the limit is exact over all processes.
 */
export async function countRequest(
  { id, limit, window }: IdentifiedKey,
  now = Date.now()
): Promise<LimitState> {
  const length = window * 1000
  const start = Math.floor(now / length) * length
  const counted = await inSpareRoom(() =>
    oneMore.first(id, dbTimeOf(start), dbTimeOf(now), limit)
  ).catch(unlessStorageFails(() => countInMemory(id, start, limit)))
  return {
    limit,
    remaining: counted ? limit - counted.request_count : 0,
    resetsIn: Math.ceil((start + length - now) / 1000),
    isExceeded: !counted,
  }
}

/** Where nothing can be stored: on top of what was, for this process alone. */
async function countInMemory(id: string, start: number, limit: number) {
  const stored = await countedSoFar.first(id, dbTimeOf(start))
  const { consumed } = await limiter.use('memory', longestWindow).increment(`${id}_${start}`)
  const count = (stored?.request_count ?? 0) + consumed
  return count > limit ? undefined : { request_count: count }
}

/** Of which a key's own is a part; how many requests are in it is decided here. */
const longestWindow = { requests: 1, duration: '1 day' }

/** Of keys that are gone. */
export async function forgetCounts(apiKeyIds: string[]) {
  await db.connection('volatile').from('api_key_usage').whereIn('api_key_id', apiKeyIds).delete()
}
