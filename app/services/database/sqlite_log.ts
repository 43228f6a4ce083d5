import type Database from 'better-sqlite3'
import db from '@adonisjs/lucid/services/db'
import { isPostgres } from '#services/database/sql'
import { storageFaultIn } from '#exceptions/storage_fault'

/** SQLite writes into a log first, and from so many pages on moves it into the file and begins it anew. */
const lengths = { short: 64, usual: 1000 }

const busyTimeout = 5000

type ConnectionName = 'main' | 'volatile'

/**
 * Moves the log into the file, and does so often from now on: where the disk is full, the room that the log took is there
 * again. That of `volatile` keeps its size, to be written into. On PostgreSQL nothing happens.
 */
export const shortenLog = (name: ConnectionName) =>
  onConnection(name, (pragma) => {
    pragma(`wal_autocheckpoint = ${lengths.short}`)
    // Who is in the way is not waited for: that would hold up everybody else.
    pragma('busy_timeout = 0')
    try {
      pragma(`wal_checkpoint(${name === 'main' ? 'TRUNCATE' : 'PASSIVE'})`)
    } catch (error) {
      if (!storageFaultIn(error)) throw error
    } finally {
      pragma(`busy_timeout = ${busyTimeout}`)
    }
  })

/**
 * Moves the log into the file and leaves nothing in it, so that what was deleted or overwritten stands in neither.
 * @returns false where another process is in the way
 */
export async function emptyLog(name: ConnectionName) {
  const outcome = await onConnection(name, (pragma) => {
    pragma('busy_timeout = 0')
    try {
      return pragma('wal_checkpoint(TRUNCATE)') as Array<{ busy: number }>
    } finally {
      pragma(`busy_timeout = ${busyTimeout}`)
    }
  })
  return outcome?.[0].busy === 0
}

export const lengthenLog = (name: ConnectionName) =>
  onConnection(name, (pragma) => pragma(`wal_autocheckpoint = ${lengths.usual}`))

/** All of it in one go, so that nobody else gets the connection in between. */
export async function onConnection<T>(
  name: ConnectionName,
  work: (pragma: (sql: string) => unknown, raw: Database.Database) => T
): Promise<T | undefined> {
  const connection = db.connection(name)
  if (isPostgres(connection) || connection.isTransaction) return
  const { client } = connection.getWriteClient() as any
  const raw: Database.Database = await client.acquireConnection()
  try {
    return work((sql) => raw.pragma(sql), raw)
  } finally {
    await client.releaseConnection(raw)
  }
}
