import type { HttpContext } from '@adonisjs/core/http'
import { beginCheckout, openCheckout } from '#services/billing/checkout'
import { payments } from '#services/billing/payments'
import { UsageReport } from '#services/usage/usage_report'
import { checkoutValidator } from '#validators/billing'

export default class CheckoutsController {
  async store({ auth, request, response }: HttpContext) {
    const { plan } = await request.validateUsing(checkoutValidator)
    return response.redirect(await beginCheckout(auth.getUserOrFail(), plan))
  }

  /** What changes with the plan, before it is confirmed. */
  async show({ auth, request, response, session, view }: HttpContext) {
    const user = auth.getUserOrFail()
    const { token } = request.qs()
    const checkout = openCheckout(user, token)
    if (!checkout || checkout.plan === user.billingPlan) {
      session.flash('problem', 'This checkout is no longer valid. Choose a plan again.')
      return response.redirect().toRoute('billing.show')
    }
    const report = await UsageReport.of(user)
    const wanted = report.quotas.find(({ plan }) => plan === checkout.plan)!
    return view.render('pages/billing/checkout', {
      report,
      wanted,
      token,
      payments: await payments(),
    })
  }
}
