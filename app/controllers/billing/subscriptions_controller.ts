import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import { confirmCheckout, openCheckout } from '#services/billing/checkout'

export default class SubscriptionsController {
  async store({ auth, request, response, session }: HttpContext) {
    const user = auth.getUserOrFail()
    const checkout = openCheckout(user, request.input('token'))
    if (!checkout) {
      session.flash('problem', 'This checkout is no longer valid. Choose a plan again.')
      return response.redirect().toRoute('billing.show')
    }
    const { address } = await confirmCheckout(user, checkout, request.ip())
    if (!address) session.flash('notice', `Your plan is ${user.billingPlan}.`)
    return response.redirect(address ?? urlFor('billing.show'))
  }
}
