import type Stripe from 'stripe'
import type { HttpContext } from '@adonisjs/core/http'
import { Exception } from '@adonisjs/core/exceptions'
import ProblemException from '#exceptions/problem_exception'
import { StripePayments } from '#services/billing/drivers/stripe_payments'
import { payments } from '#services/billing/payments'
import { takeEvent } from '#services/billing/stripe_webhook'

export default class WebhooksController {
  async store({ request, response }: HttpContext) {
    const driver = await payments()
    if (!(driver instanceof StripePayments)) {
      throw new Exception('Payments are simulated', { status: 404 })
    }
    const signature = request.header('stripe-signature', '')!
    const event = await driver.verifiedEvent(request.raw() ?? '', signature)
    if (!event) throw new ProblemException('malformed-request', 'The signature does not fit.')
    if (!isEvent(event)) throw new ProblemException('malformed-request', 'This is no event.')
    await takeEvent(event)
    return response.noContent()
  }
}

/** What is signed is Stripe's, and yet may be of another shape than its library promises. */
const isEvent = ({ id, type, data }: Partial<Stripe.Event>) =>
  typeof id === 'string' &&
  typeof type === 'string' &&
  typeof data?.object === 'object' &&
  data.object
