import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { UsageCounterSchema } from '#database/schema'
import QuotaExceededException, { type QuotaResource } from '#exceptions/quota_exceeded_exception'
import BillingQuota from '#models/billing_quota'
import User from '#models/user'
import { rowsOf } from '#services/database/sql'

/**
 * The ledger of quotas: one row counts one resource of one user in one scope
 * (`clones`: the account, `messages`: a UTC month, `documents`: a clone).
 */
export default class UsageCounter extends UsageCounterSchema {
  static monthOf(moment: DateTime) {
    return moment.toUTC().toFormat('yyyy-MM')
  }

  /** The present UTC month; its end is the moment at which messages count from zero again. */
  static month() {
    const start = DateTime.utc().startOf('month')
    return { start, end: start.plus({ months: 1 }) }
  }

  static scopeOf(resource: QuotaResource, cloneId = '') {
    return { clones: '', messages: this.monthOf(DateTime.utc()), documents: cloneId }[resource]
  }

  /**
   * Takes one unit, or throws `QuotaExceededException`. One statement decides, so that parallel requests in
   * several processes can't pass the limit together; call it as the transaction's first write.
   */
  static async take(
    trx: TransactionClientContract,
    userId: string,
    resource: QuotaResource,
    scope: string
  ) {
    const limit = `SELECT q.${BillingQuota.columnFor(resource)} FROM users u JOIN billing_quotas q ON q.plan = u.billing_plan WHERE u.id = ?`
    const rows = await trx.rawQuery(
      `INSERT INTO usage_counters (user_id, resource, scope, used)
       SELECT u.id, ?, ?, 1 FROM users u WHERE u.id = ? AND (${limit}) > 0
       ON CONFLICT (user_id, resource, scope) DO UPDATE SET used = usage_counters.used + 1
       WHERE usage_counters.used < (${limit})
       RETURNING used`,
      [resource, scope, userId, userId, userId]
    )
    if (rowsOf(rows).length === 0) throw await this.exceeded(trx, userId, resource, scope)
  }

  static giveBack(
    trx: TransactionClientContract,
    userId: string,
    resource: QuotaResource,
    scope: string
  ) {
    return this.query({ client: trx })
      .where({ userId, resource, scope })
      .where('used', '>', 0)
      .decrement('used', 1)
  }

  /** Every counter of a user that counts now; of messages that is the present month's. */
  static present(userId: string) {
    return this.query()
      .where({ userId })
      .where((counts) =>
        counts
          .whereIn('resource', ['clones', 'documents'])
          .orWhere({ resource: 'messages', scope: this.scopeOf('messages') })
      )
  }

  static async used(userId: string, resource: QuotaResource, scope: string) {
    return (await this.findBy({ userId, resource, scope }))?.used ?? 0
  }

  private static async exceeded(
    trx: TransactionClientContract,
    userId: string,
    resource: QuotaResource,
    scope: string
  ) {
    const user = await User.findOrFail(userId, { client: trx })
    const counter = await this.findBy({ userId, resource, scope }, { client: trx })
    const quotas = await BillingQuota.ascending().useTransaction(trx)
    const limit = quotas.find(({ plan }) => plan === user.billingPlan)?.limitOf(resource) ?? 0
    return new QuotaExceededException({
      resource,
      plan: user.billingPlan,
      limit,
      used: counter?.used ?? 0,
      resetsAt: resource === 'messages' ? this.month().end.toISO() : null,
      upgradeTo: quotas.find((quota) => quota.limitOf(resource) > limit)?.plan ?? null,
    })
  }
}
