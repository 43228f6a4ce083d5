import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { dbTime } from '#models/columns'
import { keptFor } from '#models/idempotent_request'
import { removeFiles } from '#services/stored_files'
import { sweepTemporaryFiles } from '#services/temporary_files'

interface Chore {
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

/** A message that is heard later than that is read anew. */
const recordingsKeptFor = { days: 30 }

/** A turn that is longer ago counts for nothing. */
const turnsKeptFor = { days: 1 }

/** What nobody asks for again. */
const chores: Chore[] = [
  {
    connectionName: 'main',
    table: 'idempotent_requests',
    key: ['id'],
    old: (rows, now) => rows.where('created_at', '<', dbTime(now.minus({ hours: keptFor }))),
  },
  {
    connectionName: 'main',
    table: 'spoken_messages',
    key: ['message_id'],
    old: (rows, now) => rows.where('created_at', '<', dbTime(now.minus(recordingsKeptFor))),
    file: 'file_key',
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
    old: (rows, now) => rows.where('updated_at', '<', dbTime(now.minus(windowsKeptFor))),
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
  {
    connectionName: 'volatile',
    table: 'sessions',
    key: ['id'],
    old: (rows, now) => rows.where('expires_at', '<', now.toJSDate()),
  },
  {
    connectionName: 'volatile',
    table: 'rate_limits',
    key: ['key'],
    old: (rows, now) => rows.where('expire', '<', now.toMillis()),
  },
]

const firstPause = 60_000
const pause = 3_600_000

/** Removes once an hour what has expired. Every process does: one that comes second finds nothing left. */
export class CleanUp {
  #stopping = new AbortController()
  #running = Promise.resolve()

  /** @param rowsAtOnce few enough that other work gets its turn in between */
  constructor(private rowsAtOnce = 500) {}

  start() {
    this.#running = sweepTemporaryFiles().then(() => this.#everyHour())
  }

  async stop() {
    this.#stopping.abort()
    await this.#running
  }

  async sweep(now = DateTime.utc()) {
    await sweepTemporaryFiles()
    for (const chore of chores) {
      await this.#sweepTable(chore, now).catch((error) =>
        logger.warn({ err: error, table: chore.table }, 'Old rows were not removed')
      )
    }
  }

  async #everyHour() {
    for (let wait = firstPause; await this.#waited(wait); wait = pause) await this.sweep()
  }

  #waited(milliseconds: number) {
    return sleep(milliseconds, true, { ref: false, signal: this.#stopping.signal }).catch(
      () => false
    )
  }

  async #sweepTable({ connectionName, table, key, old, file }: Chore, now: DateTime) {
    const connection = db.connection(connectionName)
    while (!this.#stopping.signal.aborted) {
      const some = old(connection.from(table), now)
        .select(key)
        .orderBy(key.map((column) => ({ column })))
        .limit(this.rowsAtOnce)
      const files = file ? await connection.from(table).whereIn(key, some.clone()).select(file) : []
      const removed = await connection.from(table).whereIn(key, some).delete()
      await removeFiles(files.map((row) => row[file!]))
      if (Number(removed) < this.rowsAtOnce) return
      await breathe()
    }
  }
}
