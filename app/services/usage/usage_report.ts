import BillingQuota from '#models/billing_quota'
import Clone from '#models/clone'
import UsageCounter from '#models/usage_counter'
import type User from '#models/user'
import { Gauge } from '#services/usage/gauge'
import { UsageWarning } from '#services/usage/usage_warning'

/** What an account has used of its plan: three reads, however many clones and messages there are. */
export class UsageReport {
  readonly period = UsageCounter.month()

  private constructor(
    readonly user: User,
    /** in ascending order */
    readonly quotas: BillingQuota[],
    private counters: UsageCounter[],
    private ownClones: Clone[]
  ) {}

  /** @param onlyClone leaves the documents of every other clone out */
  static async of(user: User, onlyClone: string | null = null) {
    const [quotas, counters, clones] = await Promise.all([
      BillingQuota.ascending(),
      UsageCounter.present(user.id),
      Clone.query()
        .where('userId', user.id)
        .if(onlyClone, (query) => query.where('id', onlyClone!))
        .apply((scopes) => scopes.newestFirst())
        .select('id', 'name'),
    ])
    return new UsageReport(user, quotas, counters, clones)
  }

  get plan() {
    return this.user.billingPlan
  }

  get quota() {
    return this.quotas.find(({ plan }) => plan === this.plan)!
  }

  get clones() {
    return this.#clonesUnder(this.quota)
  }

  get messages() {
    return this.#messagesUnder(this.quota)
  }

  get documents() {
    return this.#documentsUnder(this.quota)
  }

  get warnings() {
    return [this.clones, this.messages, ...this.documents]
      .filter(({ level }) => level !== null)
      .map((gauge) => new UsageWarning(gauge, this.plan, this.quotas))
  }

  /** What would no longer fit into another plan: it stays readable, and no more is created until it fits. */
  overUnder(quota: BillingQuota) {
    return [
      this.#clonesUnder(quota),
      this.#messagesUnder(quota),
      ...this.#documentsUnder(quota),
    ].filter(({ isOver }) => isOver)
  }

  #clonesUnder(quota: BillingQuota) {
    return new Gauge('clones', this.#used('clones'), quota.maxClones)
  }

  #messagesUnder(quota: BillingQuota) {
    return new Gauge('messages', this.#used('messages'), quota.maxMessagesPerMonth)
  }

  #documentsUnder(quota: BillingQuota) {
    const used = new Map(
      this.counters
        .filter(({ resource }) => resource === 'documents')
        .map((counter) => [counter.scope, counter.used])
    )
    return this.ownClones.map(
      ({ id, name }) =>
        new Gauge('documents', used.get(id) ?? 0, quota.maxDocumentsPerClone, { id, name })
    )
  }

  #used(resource: 'clones' | 'messages') {
    return this.counters.find((counter) => counter.resource === resource)?.used ?? 0
  }
}
