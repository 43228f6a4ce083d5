import { createRequire } from 'node:module'

/** A connection of the driver's, as knex keeps it. */
export interface Connection {
  /** SQLite's tell whether they are inside a transaction. */
  inTransaction?: boolean
  /** Why the pool is not to give it to anybody again. */
  __knex__disposed?: unknown
}

export interface Answer {
  response?: { command?: string }
}

interface Client {
  transacting?: boolean
  query(connection: Connection, sql: string | object): Promise<Answer>
}

/** One of knex; `trxClient` sends its statements, `client` those of whoever opened it. */
export interface KnexTransaction {
  readonly txid: string
  readonly client: Client
  readonly trxClient: Client
  _completed: boolean
  _resolver(value: unknown): void
  _rejecter(error: unknown): void
  isCompleted(): boolean
  query(
    connection: Connection,
    sql: string,
    status?: number,
    value?: unknown
  ): Promise<Answer | void>
}

/** What Lucid puts around it. */
interface LucidTransaction {
  commit(): Promise<void>
  rollback(): Promise<void>
  listeners(event: string): Function[]
  once(event: string, listener: () => void): unknown
}

/** The classes behind every transaction, which neither package shows: found where Lucid itself has them. */
export async function transactionClasses() {
  const lucid = import.meta.resolve('@adonisjs/lucid/database')
  const knexTransaction = createRequire(lucid)('knex/lib/execution/transaction.js')
  const { TransactionClient } = await import(new URL('../transaction_client/index.js', lucid).href)
  return {
    knex: knexTransaction.prototype as KnexTransaction,
    lucid: TransactionClient.prototype as LucidTransaction,
  }
}
