import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'

/**
 * A statement that the database parses once per connection, for the few reads and writes of every API request:
 * building one anew with the query builder costs several times what running it costs.
 */
export class PreparedStatement<Row> {
  #ofConnection = new WeakMap<object, { all(...bindings: unknown[]): Row[] }>()
  #name: string
  #numbered: string

  /** @param sql with `?` for what is bound, in a dialect that SQLite and PostgreSQL share */
  constructor(
    private connectionName: 'main' | 'volatile',
    private sql: string
  ) {
    this.#name = createHash('sha256').update(sql).digest('hex').slice(0, 32)
    let place = 0
    this.#numbered = sql.replaceAll('?', () => `$${++place}`)
  }

  /** The rows; takes part in the transaction of a test where there is one. */
  async all(...bindings: unknown[]): Promise<Row[]> {
    const client = knexClient(this.connectionName)
    const connection = await client.acquireConnection()
    try {
      if (client.driverName === 'pg') {
        const query = { name: this.#name, text: this.#numbered, values: bindings }
        return (await connection.query(query)).rows
      }
      // `get()` stops at the first row, and does not tell where the commit after it failed.
      return this.#preparedOn(connection).all(...bindings)
    } finally {
      void client.releaseConnection(connection)
    }
  }

  async first(...bindings: unknown[]): Promise<Row | undefined> {
    return (await this.all(...bindings))[0]
  }

  #preparedOn(connection: { prepare(sql: string): any }) {
    const known = this.#ofConnection.get(connection)
    if (known) return known
    const statement = connection.prepare(this.sql)
    this.#ofConnection.set(connection, statement)
    return statement
  }
}

/** Lucid makes a query client, with events and all, for every use of a connection: this goes below it. */
function knexClient(connectionName: string) {
  const transaction = db.connectionGlobalTransactions.get(connectionName)
  const knex =
    transaction?.knexClient ??
    db.getRawConnection(connectionName)?.connection?.client ??
    db.connection(connectionName).getWriteClient()
  return (knex as any).client
}
