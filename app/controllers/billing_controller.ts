import type { HttpContext } from '@adonisjs/core/http'
import { payments } from '#services/billing/payments'
import { UsageReport } from '#services/usage/usage_report'

export default class BillingController {
  async show({ auth, request, view }: HttpContext) {
    const report = await UsageReport.of(auth.getUserOrFail())
    const isPaid = request.qs().checkout === 'paid'
    return view.render('pages/billing/show', { report, isPaid, payments: await payments() })
  }
}
