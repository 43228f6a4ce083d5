import { stripe } from '#config/billing'
import type User from '#models/user'

/** Who takes payments for plans. */
export interface Payments {
  /** As the contract of the API names it. */
  readonly mode: 'dummy' | 'stripe'
  /** Whether nothing is ever paid. */
  readonly isSimulated: boolean
  /** Whether a person can move to this plan without asking the operator. */
  offers(plan: string): boolean
  /** Where a person goes on to pay for a plan, or to change or end what is paid; null where nothing is to be paid. */
  addressFor(user: User, plan: string): Promise<string | null>
  /** Where a person sees invoices and the means of payment; null where there are none. */
  accountAddress(user: User): Promise<string | null>
  /** What a customer pays for now. */
  paidSubscription(customerId: string): Promise<{ id: string; plan: string } | null>
  /** Lets nobody pay on for an account that is gone. */
  forget(customerId: string): Promise<void>
}

let chosen: Payments | null = null

/** The driver that is configured; the package of Stripe is loaded only where it is used. */
export async function payments(): Promise<Payments> {
  return (chosen ??= await configured())
}

/** Puts another driver in place; null goes back to the one that is configured. */
export function usePayments(driver: Payments | null) {
  chosen = driver
}

async function configured(): Promise<Payments> {
  if (stripe) {
    const { StripePayments } = await import('#services/billing/drivers/stripe_payments')
    return new StripePayments(stripe)
  }
  const { SimulatedPayments } = await import('#services/billing/drivers/simulated_payments')
  return new SimulatedPayments()
}
