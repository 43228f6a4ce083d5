import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { BillingEventSchema } from '#database/schema'
import { dbTime } from '#services/database/times'
import { DateTime } from 'luxon'
import { rowsOf } from '#services/database/sql'

/** What billing has carried out: a confirmed checkout, a webhook's event. Each happens once, however often it is asked for. */
export default class BillingEvent extends BillingEventSchema {
  static selfAssignPrimaryKey = true

  /** Does `work` in the transaction that remembers the event. @returns false where it was done before */
  static once(id: string, work: (trx: TransactionClientContract) => Promise<unknown>) {
    return this.transaction(async (trx) => {
      const rows = await trx.rawQuery(
        `INSERT INTO billing_events (id, created_at) VALUES (?, ?)
         ON CONFLICT (id) DO NOTHING RETURNING id`,
        [id, dbTime(DateTime.utc())]
      )
      const isFirst = rowsOf(rows).length > 0
      if (isFirst) await work(trx)
      return isFirst
    })
  }
}
