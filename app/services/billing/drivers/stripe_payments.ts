import Stripe from 'stripe'
import logger from '@adonisjs/core/services/logger'
import { appUrl } from '#config/app'
import ProblemException from '#exceptions/problem_exception'
import BillingQuota from '#models/billing_quota'
import type User from '#models/user'
import type { Payments } from '#services/billing/payments'
import type { StripeSettings } from '#config/stripe_settings'

/** Subscriptions that still give their plan: Stripe goes on trying a payment that failed for a while. */
const paidStates: Stripe.Subscription.Status[] = ['active', 'trialing', 'past_due']

/** In milliseconds: somebody is waiting for the page. */
const timeout = 10_000

/** Between Stripe's clock and ours, in seconds. */
const clockDifference = 300

export class StripePayments implements Payments {
  readonly mode = 'stripe'
  #stripe: Stripe
  #settings: StripeSettings

  constructor(settings: StripeSettings) {
    this.#settings = settings
    this.#stripe = new Stripe(settings.secretKey, {
      timeout,
      maxNetworkRetries: 1,
      telemetry: false,
      ...addressOf(settings.baseUrl),
    })
  }

  offers(plan: string) {
    return plan === BillingQuota.free || plan in this.#settings.prices
  }

  /** Whoever has a subscription changes or ends it at Stripe, so that nobody pays for two. */
  async addressFor(user: User, plan: string) {
    if (user.billingSubscriptionId) return this.accountAddress(user)
    const price = this.#settings.prices[plan]
    return price ? this.#checkout(user, price).catch(unavailable) : null
  }

  async accountAddress({ billingCustomerId: customer }: User) {
    if (!customer) return null
    const session = await this.#stripe.billingPortal.sessions
      .create({ customer, return_url: `${appUrl}/billing` })
      .catch(unavailable)
    return session.url
  }

  /** What a webhook tells; null where the signature is not Stripe's, or is more than five minutes off. */
  async verifiedEvent(body: string, signature: string) {
    if (isFromTheFuture(signature)) return null
    return this.#stripe.webhooks
      .constructEventAsync(body, signature, this.#settings.webhookSecret, clockDifference)
      .catch(() => null)
  }

  /** The subscription that is paid for now, whatever order its events arrive in. */
  async paidSubscription(customer: string) {
    const { data } = await this.#stripe.subscriptions.list({ customer, status: 'all', limit: 100 })
    const paid = data.filter(({ status }) => paidStates.includes(status))
    return (
      paid
        .toSorted((a, b) => b.created - a.created)
        .map((subscription) => ({ id: subscription.id, plan: this.#planOf(subscription) }))
        .find(
          (subscription): subscription is { id: string; plan: string } => !!subscription.plan
        ) ?? null
    )
  }

  /** Deleting a customer also cancels what it pays for. */
  async forget(customer: string) {
    await this.#stripe.customers.del(customer).catch((error) => {
      if (error.code !== 'resource_missing') throw error
    })
  }

  async #checkout(user: User, price: string) {
    const customer = user.billingCustomerId ?? (await this.#newCustomer(user))
    const session = await this.#stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      client_reference_id: user.id,
      line_items: [{ price, quantity: 1 }],
      success_url: `${appUrl}/billing?checkout=paid`,
      cancel_url: `${appUrl}/billing`,
    })
    return session.url!
  }

  /** One account is one customer, however often its owner clicks. */
  async #newCustomer(user: User) {
    const { id } = await this.#stripe.customers.create(
      { email: user.email, name: user.fullName ?? undefined, metadata: { user_id: user.id } },
      { idempotencyKey: `customer-${user.id}` }
    )
    await user.becomeCustomer(id)
    return user.billingCustomerId!
  }

  #planOf({ id, items }: Stripe.Subscription) {
    const prices = items.data.map(({ price }) => price.id)
    const plan = Object.keys(this.#settings.prices).find((name) =>
      prices.includes(this.#settings.prices[name])
    )
    if (!plan) logger.warn({ subscription_id: id, prices }, 'A subscription has an unknown price')
    return plan
  }
}

/** Stripe's library looks only at what is too old; of several times it takes the last one. */
function isFromTheFuture(signature: string) {
  const [, signedAt] =
    signature
      .split(',')
      .findLast((part) => part.startsWith('t='))
      ?.split('=') ?? []
  return Number.parseInt(signedAt ?? '', 10) - Date.now() / 1000 > clockDifference
}

function addressOf(baseUrl?: string) {
  if (!baseUrl) return {}
  const { protocol, hostname, port } = new URL(baseUrl)
  return {
    protocol: protocol.replace(':', '') as 'http' | 'https',
    host: hostname,
    port: port || (protocol === 'https:' ? 443 : 80),
  }
}

function unavailable(error: Error): never {
  logger.error({ err: error }, 'Stripe did not answer as expected')
  throw new ProblemException(
    'payments-failed',
    'The payment service could not be reached. Nothing was charged; please try again in a while.',
    { provider: 'stripe' }
  )
}
