import type { HttpContext } from '@adonisjs/core/http'
import { UsageReport } from '#services/usage/usage_report'

export default class DashboardController {
  async show({ caller, reach, view }: HttpContext) {
    const [clones, report] = await Promise.all([
      reach
        .clones()
        .apply((scopes) => scopes.newestFirst())
        .apply((scopes) => scopes.withCounts()),
      UsageReport.of(caller.user),
    ])
    return view.render('pages/dashboard/show', { clones, report })
  }
}
