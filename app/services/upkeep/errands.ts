import type { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import ApiKey from '#models/api_key'
import { dbTime } from '#services/database/times'
import IdempotentRequest from '#models/idempotent_request'
import Import from '#models/import'
import { keyActivity } from '#services/api_keys/key_activity'

/** What is too much although it is not old, or takes more than deleting rows. */
export interface Errand {
  table: string
  run(now: DateTime): Promise<unknown>
}

const keysAtOnce = 500

/** One seek each: there are many rows of a key. */
async function usedKeys(after: string) {
  const ids: string[] = []
  for (let last = after; ids.length < keysAtOnce;) {
    const next = await db
      .connection('volatile')
      .from('api_key_requests')
      .where('api_key_id', '>', last)
      .orderBy('api_key_id')
      .select('api_key_id')
      .first()
    if (!next) break
    ids.push((last = next.api_key_id))
  }
  return ids
}

/** What keys were used for is in a database of its own, where it outlives them. */
async function forgetGoneKeys() {
  const first = '00000000-0000-0000-0000-000000000000'
  for (let ids = await usedKeys(first); ids.length > 0; ids = await usedKeys(ids.at(-1)!)) {
    const living = await ApiKey.query().whereIn('id', ids).select('id')
    const known = new Set(living.map(({ id }) => id))
    await keyActivity.forget(ids.filter((id) => !known.has(id)))
  }
}

export const errands: Errand[] = [
  { table: 'imports', run: (now) => Import.endWaiting(now) },
  { table: 'idempotent_requests', run: () => IdempotentRequest.dropOldest() },
  { table: 'api_keys', run: (now) => ApiKey.dropEnded(dbTime(now)) },
  { table: 'api_key_requests', run: forgetGoneKeys },
]
