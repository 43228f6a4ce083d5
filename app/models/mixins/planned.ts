import { DateTime } from 'luxon'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { UserSchema } from '#database/schema'
import AuditEntry, { type Actor } from '#models/audit_entry'
import BillingQuota from '#models/billing_quota'
import { dbTime } from '#services/database/times'
import UsageCounter from '#models/usage_counter'
import type User from '#models/user'

/** For accounts: their plan, what it allows, and what of it is used. */
export function planned<T extends NormalizeConstructor<typeof UserSchema>>(superclass: T) {
  return class extends superclass {
    cloneCount(this: User): Promise<number> {
      return UsageCounter.used(this.id, 'clones', UsageCounter.scopeOf('clones'))
    }

    /** Of the present UTC month. */
    monthlyMessageCount(this: User): Promise<number> {
      return UsageCounter.used(this.id, 'messages', UsageCounter.scopeOf('messages'))
    }

    /** What the plan allows. */
    quota(this: User): Promise<BillingQuota> {
      return BillingQuota.findOrFail(this.billingPlan)
    }

    /** Counts a message that is kept nowhere. @returns what gives the unit back */
    async spendMessage(this: User): Promise<() => Promise<unknown>> {
      const scope = UsageCounter.scopeOf('messages')
      await modelOf(this).transaction((trx) => UsageCounter.take(trx, this.id, 'messages', scope))
      return () =>
        modelOf(this).transaction((trx) => UsageCounter.giveBack(trx, this.id, 'messages', scope))
    }

    /**
     * Deletes nothing: what is over a smaller plan stays, and creating is refused until it fits. The plan that the account
     * has already is no change and leaves no entry.
     * @throws ProblemException where there is no such plan
     */
    async changePlan(
      this: User,
      plan: string,
      by: Actor,
      within?: TransactionClientContract
    ): Promise<User> {
      await BillingQuota.named(plan, within)
      const change = async (trx: TransactionClientContract) => {
        await move(this, plan, by, trx)
        return this.useTransaction(trx).refresh()
      }
      return within ? change(within) : modelOf(this).transaction(change)
    }

    /** Keeps the customer that payments know this account by; the first one stays. */
    async becomeCustomer(this: User, customerId: string): Promise<User> {
      await modelOf(this)
        .query()
        .where('id', this.id)
        .whereNull('billingCustomerId')
        .update({ billing_customer_id: customerId })
      return this.refresh()
    }

    /** Has the plan that is paid for; where a subscription has ended that is the free one. */
    async followSubscription(
      this: User,
      subscription: { id: string; plan: string } | null
    ): Promise<void> {
      if (!subscription && !this.billingSubscriptionId) return
      const by = { actorId: this.id, ipAddress: null }
      await modelOf(this).transaction(async (trx) => {
        await this.changePlan(subscription?.plan ?? BillingQuota.free, by, trx)
        await this.merge({ billingSubscriptionId: subscription?.id ?? null }).save()
      })
    }
  }
}

/** Writes before it reads, so that of two changes at once the second sees the first. */
async function move(user: User, plan: string, by: Actor, trx: TransactionClientContract) {
  const row = () => modelOf(user).query({ client: trx }).where('id', user.id)
  const [held] = await row()
    .whereNot('billingPlan', plan)
    .update({ updated_at: dbTime(DateTime.utc()) })
  if (Number(held) === 0) return
  const { billingPlan: from } = await row().firstOrFail()
  await row().update({ billing_plan: plan })
  await AuditEntry.record(
    { ...by, event: 'user.plan_changed', resource: user, metadata: { from, to: plan } },
    trx
  )
}

const modelOf = (user: User) => user.constructor as typeof User
