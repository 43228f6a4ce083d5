import type BillingQuota from '#models/billing_quota'
import UsageCounter from '#models/usage_counter'
import type { Gauge } from '#services/usage/gauge'

/** That a quota is near its end or at it, in words for a person. */
export class UsageWarning {
  constructor(
    readonly gauge: Gauge,
    private plan: string,
    /** in ascending order */
    private quotas: BillingQuota[]
  ) {}

  get resource() {
    return this.gauge.resource
  }

  get percentage() {
    return this.gauge.percentage
  }

  get level() {
    return this.gauge.level!
  }

  /** Of the same month and level: what somebody has dismissed stays so until it becomes worse, or comes again. */
  get key() {
    const scope = UsageCounter.scopeOf(this.resource, this.gauge.clone?.id)
    return [this.resource, scope, this.level].join(':')
  }

  get message() {
    return `${this.#state} ${this.#wayOut}`
  }

  get #state() {
    const { current, max, clone } = this.gauge
    const [used, allowed] = [current.toLocaleString('en'), max.toLocaleString('en')]
    const counted = (thing: string) => `${used} ${current === 1 ? thing : `${thing}s`}`
    return {
      clones: `You have ${counted('clone')}; the plan ${this.plan} allows ${allowed}.`,
      messages: `${used} of the ${allowed} messages that the plan ${this.plan} allows in a month are used.`,
      documents: `“${clone?.name}” has ${counted('document')}; the plan ${this.plan} allows ${allowed} for a clone.`,
    }[this.resource]
  }

  get #wayOut() {
    const larger = this.#larger
    if (this.resource === 'messages') {
      const day = UsageCounter.month().end.toFormat('d LLLL')
      const again = `The count starts at zero again on ${day}`
      return larger ? `${again}; ${larger} allows more at once.` : `${again}.`
    }
    if (this.level === 'near') {
      return larger ? `${larger} allows more.` : 'Deleting one makes room for another.'
    }
    const thing = this.resource === 'clones' ? 'clone' : 'document'
    const room = `Delete ${this.gauge.isOver ? `${thing}s` : `a ${thing}`}`
    return `${room}${larger ? `, or move to ${larger},` : ''} to make room for another.`
  }

  get #larger() {
    const { resource, max } = this.gauge
    return this.quotas.find((larger) => larger.limitOf(resource) > max)?.plan
  }
}

/** The most pressing first. */
export const mostPressing = (warnings: UsageWarning[]) =>
  warnings.toSorted((a, b) => b.percentage - a.percentage)
