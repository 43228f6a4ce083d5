import { Exception } from '@adonisjs/core/exceptions'
import {
  transactionClasses,
  type Answer,
  type Connection,
  type KnexTransaction,
} from '#services/database/transaction_classes'

/** What knex calls a statement that ends its transaction well, and one that undoes it. */
const committing = 1
const undoing = 2

/** The database has given a transaction up, and does not call that an error. */
export class TransactionLostError extends Exception {
  static code = 'E_TRANSACTION_LOST'
  static status = 500
}

const unknown = new WeakSet<object>()

/** Whether what failed may be committed all the same: the connection broke while its answer was awaited. */
export const isOutcomeUnknown = (error: unknown) => unknown.has(error as object)

/**
 * knex resolves a commit that failed, and gives the connection back as it is: on SQLite still inside the transaction.
 * From here on whoever begins, commits or releases learns how it ended, and what failed is undone before anybody else
 * gets the connection. Every transaction of this process passes here, whoever opens it: see ADR 5.
 */
export async function tellOutcomesOfTransactions() {
  const { knex, lucid } = await transactionClasses()
  const { query } = knex
  const { commit } = lucid
  knex.query = function (connection, sql, status, value) {
    if (status === undoing) return query.call(this, connection, sql, status, value)
    return settle(this, connection, sql, status === committing, value)
  }
  // Lucid forgets which models took part before it tells that the commit failed: they would stay in the lost transaction.
  lucid.commit = async function () {
    const listeners = this.listeners('rollback') as Array<() => void>
    try {
      await commit.call(this)
    } catch (error) {
      for (const listener of listeners) this.once('rollback', listener)
      await this.rollback()
      throw error
    }
  }
}

async function settle(
  trx: KnexTransaction,
  connection: Connection,
  sql: string,
  isEnd: boolean,
  value: unknown
) {
  const wasOver = trx.isCompleted()
  const sent = trx.trxClient.query(connection, sql)
  if (isEnd) trx._completed = true
  try {
    const answer = await sent
    if (isEnd) refuseRollback(answer)
    else keepInside(trx, connection)
    if (isEnd) trx._resolver(value)
    return answer
  } catch (error) {
    trx._completed = true
    if (isEnd && !wasOver) {
      if (!isRefusal(error as Error, connection)) unknown.add(error as object)
      await undo(trx, connection)
    }
    if (isEnd) trx._rejecter(error)
    throw error
  }
}

/** Whether the database itself has said no. */
const isRefusal = (error: Error & { severity?: string }, { inTransaction }: Connection) =>
  inTransaction !== undefined || error.severity === 'ERROR' || error instanceof TransactionLostError

/** PostgreSQL answers the COMMIT of a transaction in which a statement failed with the tag ROLLBACK. */
function refuseRollback({ response }: Answer) {
  if (response?.command !== 'ROLLBACK') return
  throw new TransactionLostError('The database rolled this transaction back instead of committing')
}

/** On a full disk SQLite may end a transaction by itself; what is sent after that would be kept, statement by statement. */
function keepInside(trx: KnexTransaction, connection: Connection) {
  if (connection.inTransaction === undefined) return
  const client = trx.trxClient
  const { query } = client
  client.query = async (...asked) => {
    if (connection.inTransaction || trx.isCompleted()) return query.apply(client, asked)
    throw new TransactionLostError('The database has ended this transaction')
  }
}

/** A connection of which nobody knows whether it is outside again is closed instead of being used again. */
async function undo({ client, txid }: KnexTransaction, connection: Connection) {
  if (connection.inTransaction === false) return
  const isSavepoint = client.transacting
  if (!isSavepoint && connection.inTransaction === undefined) {
    connection.__knex__disposed = 'Its last transaction could not be committed'
    return
  }
  const sql = isSavepoint ? `ROLLBACK TO SAVEPOINT ${txid}` : 'ROLLBACK'
  await client.query(connection, sql).catch((error) => {
    connection.__knex__disposed = error
  })
}
