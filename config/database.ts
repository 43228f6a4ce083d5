import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import env from '#start/env'
import { dataDir } from '#config/app'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/lucid'
import type { ConnectionConfig } from '@adonisjs/lucid/types/database'
import { SilenceWatch, type PostgresConnection } from '#services/database/silence_watch'

const databaseUrl = env.get('DATABASE_URL')
if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
  throw new Error(
    'DATABASE_URL must start with postgres:// (leave it out to use SQLite in DATA_DIR)'
  )
}

/** FTS5's own tables: not ours to describe or to drop. */
const searchTables = ['', '_data', '_idx', '_docsize', '_config', '_content'].map(
  (part) => `passages_fts${part}`
)

/**
 * SQLite is synchronous: one connection, or a write waiting for another connection's transaction would freeze
 * the event loop. `FULL` survives power loss; `NORMAL` may lose its last second, which sessions and windows of limits can bear.
 */
function sqlite(
  file: string,
  synchronous: 'FULL' | 'NORMAL',
  migrations: string
): ConnectionConfig {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return {
    client: 'better-sqlite3',
    connection: { filename: join(dataDir, file) },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection: any, done: (error: Error | null, connection: unknown) => void) {
        connection.pragma('journal_mode = WAL')
        connection.pragma(`synchronous = ${synchronous}`)
        connection.pragma('foreign_keys = ON')
        connection.pragma('busy_timeout = 5000')
        connection.pragma('cache_size = -16000')
        connection.function('lower', { deterministic: true }, toLowerCase)
        done(null, connection)
      },
    },
    migrations: { naturalSort: true, paths: [migrations], disableRollbacksInProduction: true },
    schemaGeneration: {
      enabled: app.inDev && file === 'clonememoria.sqlite',
      rulesPaths: ['./database/schema_rules.js'],
      excludeTables: searchTables,
    },
    wipe: { ignoreTables: searchTables.slice(1) },
  }
}

/** SQLite's own `lower` knows no letters beyond A to Z. */
const toLowerCase = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value)

/**
 * How long a request waits for a database that is away or overloaded, in milliseconds. A statement may take as long as it
 * takes while the database answers others: migrations and the deletion of large clones do.
 */
const patience = { connect: 3_000, create: 5_000, acquire: 10_000 }

/** Of each connection. Nobody waits for ever for a lock, or holds one in a transaction that its process has forgotten. */
const session = `SET TIME ZONE 'UTC'; SET lock_timeout = '15s'; SET idle_in_transaction_session_timeout = '60s'`

function postgres(address: string, migrations: string, schemaTable: string) {
  const silenceWatch = new SilenceWatch(address)
  return {
    client: 'pg',
    connection: {
      connectionString: address,
      connectionTimeoutMillis: patience.connect,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    },
    acquireConnectionTimeout: patience.acquire,
    // Errors go into logs, and what people teach does not belong there.
    compileSqlOnError: false,
    // What it tells is thrown as well; in an outage it would be told for each request.
    log: { warn() {} },
    pool: {
      min: 0,
      max: 10,
      createTimeoutMillis: patience.create,
      afterCreate(
        connection: PostgresConnection,
        done: (error: Error | null, connection: unknown) => void
      ) {
        silenceWatch.over(connection)
        connection.query(session, (error) => done(error, connection))
      },
    },
    migrations: {
      naturalSort: true,
      paths: [migrations],
      tableName: schemaTable,
      disableRollbacksInProduction: true,
    },
    schemaGeneration: { enabled: false },
  } as ConnectionConfig
}

export default defineConfig({
  connection: 'main',
  prettyPrintDebugQueries: true,
  connections: databaseUrl
    ? {
        main: postgres(databaseUrl, 'database/migrations/main', 'adonis_schema'),
        volatile: postgres(databaseUrl, 'database/migrations/volatile', 'volatile_schema'),
      }
    : {
        main: sqlite('clonememoria.sqlite', 'FULL', 'database/migrations/main'),
        volatile: sqlite('volatile.sqlite', 'NORMAL', 'database/migrations/volatile'),
      },
})
