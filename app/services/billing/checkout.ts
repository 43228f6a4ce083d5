import { randomUUID } from 'node:crypto'
import encryption from '@adonisjs/core/services/encryption'
import { appUrl } from '#config/app'
import ProblemException from '#exceptions/problem_exception'
import BillingEvent from '#models/billing_event'
import BillingQuota from '#models/billing_quota'
import type User from '#models/user'
import { payments } from '#services/billing/payments'

/** That somebody wants another plan: it can be confirmed once, by that account, for half an hour. */
export interface Checkout {
  id: string
  userId: string
  plan: string
}

const purpose = 'checkout'
const lifetime = '30 minutes'

/**
 * Where a person goes on: to whoever takes the payment, or to our page that explains what changes. Whatever makes a plan
 * smaller is explained first.
 */
export async function beginCheckout(user: User, plan: string) {
  const wanted = await BillingQuota.named(plan)
  if (plan === user.billingPlan) throw conflict(`The plan of this account is ${plan} already.`)
  const driver = await payments()
  if (!driver.offers(plan)) {
    throw conflict(`The plan ${plan} can’t be bought here. Ask the operator of this installation.`)
  }
  const isRise = wanted.isLargerThan(await user.quota())
  const paymentAddress = isRise && (await driver.addressFor(user, plan))
  return paymentAddress || `${appUrl}/billing/checkout?token=${tokenFor(user, plan)}`
}

/** The checkout behind a token, or null where it is not this account's, was tampered with or has expired. */
export function openCheckout(user: User, token: unknown) {
  if (typeof token !== 'string') return null
  const checkout = encryption.decrypt<Checkout>(token, purpose)
  return checkout?.userId === user.id ? checkout : null
}

/**
 * Changes the plan, once however often it is asked for. Where something is to be paid, changed or ended with whoever takes
 * payments, it gives their address instead and leaves the plan as it is.
 */
export async function confirmCheckout(
  user: User,
  { id, plan }: Checkout,
  ipAddress: string | null
): Promise<{ address: string | null }> {
  const driver = await payments()
  const address = await driver.addressFor(user, plan)
  if (address) return { address }
  const by = { actorId: user.id, ipAddress }
  await BillingEvent.once(`checkout:${id}`, (trx) => user.changePlan(plan, by, trx))
  return { address: null }
}

function tokenFor({ id: userId }: User, plan: string) {
  const checkout: Checkout = { id: randomUUID(), userId, plan }
  const token = encryption.encrypt(checkout, { purpose, expiresIn: lifetime })
  return encodeURIComponent(token)
}

const conflict = (detail: string) => new ProblemException('conflict', detail)
