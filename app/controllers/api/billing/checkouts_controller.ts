import type { HttpContext } from '@adonisjs/core/http'
import { beginCheckout } from '#services/billing/checkout'
import { payments } from '#services/billing/payments'
import { checkoutValidator } from '#validators/billing'

export default class CheckoutsController {
  async store({ auth, request }: HttpContext) {
    const { plan } = await request.validateUsing(checkoutValidator)
    const address = await beginCheckout(auth.getUserOrFail(), plan)
    const { mode } = await payments()
    return { checkout_url: address, mode }
  }
}
