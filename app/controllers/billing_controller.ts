import type { HttpContext } from '@adonisjs/core/http'
import TokenUsage from '#models/token_usage'
import { payments } from '#services/billing/payments'
import { UsageReport } from '#services/usage/usage_report'

export default class BillingController {
  async show({ auth, request, view }: HttpContext) {
    const user = auth.getUserOrFail()
    const [report, tokens] = await Promise.all([
      UsageReport.of(user),
      TokenUsage.thisMonth(user.id),
    ])
    const isPaid = request.qs().checkout === 'paid'
    return view.render('pages/billing/show', { report, tokens, isPaid, payments: await payments() })
  }
}
