import type { HttpContext } from '@adonisjs/core/http'
import { beginCheckout } from '#services/billing/checkout'
import { payments } from '#services/billing/payments'
import { checkoutJson } from '#transformers/checkout_transformer'
import { checkoutValidator } from '#validators/billing'

export default class CheckoutsController {
  async store({ auth, request }: HttpContext) {
    const { plan } = await request.validateUsing(checkoutValidator)
    const address = await beginCheckout(auth.getUserOrFail(), plan)
    return checkoutJson(address, await payments())
  }
}
