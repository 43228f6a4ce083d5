import type { HttpContext } from '@adonisjs/core/http'
import { UsageReport } from '#services/usage/usage_report'

export default class DashboardController {
  async show({ auth, view }: HttpContext) {
    const user = auth.getUserOrFail()
    const [clones, report] = await Promise.all([
      user
        .related('clones')
        .query()
        .apply((scopes) => scopes.newestFirst())
        .apply((scopes) => scopes.withCounts()),
      UsageReport.of(user),
    ])
    return view.render('pages/dashboard/show', { clones, report })
  }
}
