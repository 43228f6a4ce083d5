import { join } from 'node:path'
import env from '#start/env'
import { dataDir } from '#config/app'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/lucid'
import type { ConnectionConfig } from '@adonisjs/lucid/types/database'
import { postgresConnections } from '#services/database/postgres_connections'

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
        connection.pragma('secure_delete = ON')
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

function postgres(
  connections: ReturnType<typeof postgresConnections>,
  migrations: string,
  schemaTable: string
) {
  return {
    client: 'pg',
    ...connections,
    migrations: {
      naturalSort: true,
      paths: [migrations],
      tableName: schemaTable,
      disableRollbacksInProduction: true,
    },
    schemaGeneration: { enabled: false },
  } as ConnectionConfig
}

const connections = databaseUrl ? postgresConnections(databaseUrl) : null

export default defineConfig({
  connection: 'main',
  prettyPrintDebugQueries: true,
  connections: connections
    ? {
        main: postgres(connections, 'database/migrations/main', 'adonis_schema'),
        volatile: postgres(connections, 'database/migrations/volatile', 'volatile_schema'),
      }
    : {
        main: sqlite('clonememoria.sqlite', 'FULL', 'database/migrations/main'),
        volatile: sqlite('volatile.sqlite', 'NORMAL', 'database/migrations/volatile'),
      },
})
