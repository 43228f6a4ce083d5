import type Stripe from 'stripe'
import BillingEvent from '#models/billing_event'
import Job from '#models/job'
import User from '#models/user'

/** What may have changed the plan of a customer. */
const telling = [
  'checkout.session.completed',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
]

/** Events come twice and in any order: each is noted once, and a job then asks what is paid for now. */
export async function takeEvent({ id, type, data }: Stripe.Event) {
  if (!telling.includes(type)) return
  const { customer } = data.object as Stripe.Subscription | Stripe.Checkout.Session
  const customerId = typeof customer === 'string' ? customer : customer?.id
  const user =
    typeof customerId === 'string' && (await User.findBy('billingCustomerId', customerId))
  if (!user) return
  await BillingEvent.once(id, (trx) => Job.enqueue(trx, 'follow_subscription', user.id))
}
