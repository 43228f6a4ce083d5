import db from '@adonisjs/lucid/services/db'
import { dbTimeOf } from '#models/columns'
import { PreparedStatement } from '#services/database/prepared_statement'
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
  const counted = await oneMore.first(id, dbTimeOf(start), dbTimeOf(now), limit)
  return {
    limit,
    remaining: counted ? limit - counted.request_count : 0,
    resetsIn: Math.ceil((start + length - now) / 1000),
    isExceeded: !counted,
  }
}

/** Of keys that are gone. */
export async function forgetCounts(apiKeyIds: string[]) {
  await db.connection('volatile').from('api_key_usage').whereIn('api_key_id', apiKeyIds).delete()
}
