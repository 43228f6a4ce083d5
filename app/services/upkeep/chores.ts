import type { DateTime, DurationLikeObject } from 'luxon'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { dbTime } from '#services/database/times'
import { keptFor } from '#models/idempotent_request'
import UsageCounter from '#models/usage_counter'

export interface Chore {
  connectionName: 'main' | 'volatile'
  table: string
  key: string[]
  old: (rows: DatabaseQueryBuilderContract, now: DateTime) => DatabaseQueryBuilderContract
  /** The column that names a file, which goes with its row. */
  file?: string
}

/** A window of a key's limit lasts a day at most. */
const windowsKeptFor = { days: 2 }

const requestsKeptFor = { days: 400 }

/** A turn that is longer ago counts for nothing. */
const turnsKeptFor = { days: 1 }

/** A message that is heard later than that is read anew. */
const recordingsKeptFor = { days: 30 }

/** For its owner to see why a file could not be read. */
const failuresKeptFor = { days: 90 }

/** Payment services send an event again for days at most, and a checkout ends after half an hour. */
const eventsKeptFor = { days: 90 }

/** Long enough to find out what happened, and no longer than that takes. */
const auditKeptFor = { years: 2 }

/** For who adds up what a year cost. */
const usageKeptFor = { months: 24 }

const keysKeptFor = { days: 400 }

/** Moments as our models write them. */
const before = (column: string, time: DurationLikeObject): Chore['old'] => {
  return (rows, now) => rows.where(column, '<', dbTime(now.minus(time)))
}

/** Moments as the framework's tokens and sessions write them. */
const over: Chore['old'] = (rows, now) => rows.where('expires_at', '<', now.toJSDate())

const monthBefore = (now: DateTime, time: DurationLikeObject) =>
  UsageCounter.monthOf(now.minus(time))

/** What nobody asks for again. */
export const chores: Chore[] = [
  {
    connectionName: 'main',
    table: 'idempotent_requests',
    key: ['id'],
    old: before('created_at', { hours: keptFor }),
  },
  {
    connectionName: 'main',
    table: 'spoken_messages',
    key: ['message_id'],
    old: before('created_at', recordingsKeptFor),
    file: 'file_key',
  },
  { connectionName: 'main', table: 'access_tokens', key: ['id'], old: over },
  { connectionName: 'main', table: 'remember_me_tokens', key: ['id'], old: over },
  { connectionName: 'main', table: 'password_resets', key: ['id'], old: before('expires_at', {}) },
  {
    connectionName: 'main',
    table: 'documents',
    key: ['id'],
    old: (rows, now) => before('updated_at', failuresKeptFor)(rows.where('status', 'failed'), now),
    file: 'file_key',
  },
  {
    connectionName: 'main',
    table: 'api_keys',
    key: ['id'],
    old: (rows, now) =>
      rows.where((ended) =>
        ended
          .where('revoked_at', '<', dbTime(now.minus(keysKeptFor)))
          .orWhere('expires_at', '<', dbTime(now.minus(keysKeptFor)))
      ),
  },
  {
    connectionName: 'main',
    table: 'billing_events',
    key: ['id'],
    old: before('created_at', eventsKeptFor),
  },
  {
    connectionName: 'main',
    table: 'audit_entries',
    key: ['id'],
    old: before('created_at', auditKeptFor),
  },
  {
    connectionName: 'main',
    table: 'usage_counters',
    key: ['id'],
    old: (rows, now) =>
      rows.where('resource', 'messages').where('scope', '<', monthBefore(now, usageKeptFor)),
  },
  {
    connectionName: 'main',
    table: 'token_usages',
    key: ['id'],
    old: (rows, now) => rows.where('month', '<', monthBefore(now, usageKeptFor)),
  },
  {
    connectionName: 'main',
    table: 'job_turns',
    key: ['owner_id', 'kind', 'lane'],
    old: (rows, now) => rows.where('taken_at', '<', now.minus(turnsKeptFor).toMillis()),
  },
  {
    connectionName: 'volatile',
    table: 'api_key_usage',
    key: ['api_key_id', 'window_start'],
    old: before('updated_at', windowsKeptFor),
  },
  {
    connectionName: 'volatile',
    table: 'api_key_requests',
    key: ['api_key_id', 'day', 'endpoint'],
    // The newest day of a key stays: it tells when the key was last used.
    old: (rows, now) =>
      rows
        .where('day', '<', now.minus(requestsKeptFor).toFormat('yyyy-MM-dd'))
        .whereExists((newer) =>
          newer
            .from('api_key_requests as newer')
            .whereColumn('newer.api_key_id', 'api_key_requests.api_key_id')
            .whereColumn('newer.day', '>', 'api_key_requests.day')
        ),
  },
  { connectionName: 'volatile', table: 'sessions', key: ['id'], old: over },
  {
    connectionName: 'volatile',
    table: 'rate_limits',
    key: ['key'],
    old: (rows, now) => rows.where('expire', '<', now.toMillis()),
  },
]
