import db from '@adonisjs/lucid/services/db'
import { storageFaultIn } from '#services/database/storage_fault'

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

export const lengthenLog = (name: ConnectionName) =>
  onConnection(name, (pragma) => pragma(`wal_autocheckpoint = ${lengths.usual}`))

/** All of it in one go, so that nobody else gets the connection in between. */
async function onConnection(name: ConnectionName, work: (pragma: (sql: string) => void) => void) {
  const connection = db.connection(name)
  if (connection.dialect.name !== 'better-sqlite3' || connection.isTransaction) return
  const { client } = connection.getWriteClient() as any
  const raw = await client.acquireConnection()
  try {
    work((sql) => raw.pragma(sql))
  } finally {
    await client.releaseConnection(raw)
  }
}
