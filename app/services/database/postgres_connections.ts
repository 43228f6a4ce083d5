import { SilenceWatch, type PostgresConnection } from '#services/database/silence_watch'

/**
 * How long a request waits for a database that is away or overloaded, in milliseconds. A statement may take as long as it
 * takes while the database answers others: migrations and the deletion of large clones do.
 */
const patience = { connect: 3_000, create: 5_000, retry: 50, acquire: 10_000 }

/** Of each connection. Nobody waits for ever for a lock, or holds one in a transaction that its process has forgotten. */
const session = `SET TIME ZONE 'UTC'; SET lock_timeout = '15s'; SET idle_in_transaction_session_timeout = '60s'`

/** What knex is told of PostgreSQL's connections; both pools have one watch over them. @param address as `DATABASE_URL` has it */
export function postgresConnections(address: string) {
  const watch = new SilenceWatch((longest) => letsIn(address, longest))
  return {
    connection: {
      connectionString: address,
      connectionTimeoutMillis: patience.connect,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      stream: () => watch.socket(),
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
      createRetryIntervalMillis: patience.retry,
      afterCreate(
        connection: PostgresConnection,
        done: (error: Error | null, connection: unknown) => void
      ) {
        watch.isMade(connection)
        connection.query(session, (error) => done(error, connection))
      },
    },
  }
}

/** Whether somebody who comes anew is let in, or told why not: there may be too many already. */
async function letsIn(connectionString: string, connectionTimeoutMillis: number) {
  const { Client } = await import('pg')
  const client = new Client({ connectionString, connectionTimeoutMillis })
  // What goes wrong before it is connected, the promise tells; what comes after is nothing to us.
  client.on('error', () => {})
  try {
    await client.connect()
    client.end().catch(() => {})
    return true
  } catch (error) {
    return 'severity' in (error as Error)
  }
}
