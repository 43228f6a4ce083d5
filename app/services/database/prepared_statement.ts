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
    const { dialect, ...queryClient } = client(this.connectionName)
    const connection = await queryClient.knex.acquireConnection()
    try {
      if (dialect === 'postgres') {
        const query = { name: this.#name, text: this.#numbered, values: bindings }
        return (await connection.query(query)).rows
      }
      return this.#preparedOn(connection).all(...bindings)
    } finally {
      await queryClient.knex.releaseConnection(connection)
    }
  }

  async first(...bindings: unknown[]): Promise<Row | undefined> {
    return (await this.all(...bindings))[0]
  }

  #preparedOn(connection: { prepare(sql: string): any }) {
    const known = this.#ofConnection.get(connection) ?? connection.prepare(this.sql)
    this.#ofConnection.set(connection, known)
    return known
  }
}

function client(connectionName: string) {
  const connection = db.connection(connectionName)
  return {
    dialect: connection.dialect.name,
    knex: (connection.getWriteClient() as any).client,
  }
}
