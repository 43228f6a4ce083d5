import { tellOutcomesOfTransactions } from '#services/database/transaction_outcome'

/** Before anybody opens a transaction. */
export default class TransactionProvider {
  async boot() {
    await tellOutcomesOfTransactions()
  }
}
