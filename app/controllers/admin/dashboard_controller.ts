import type { HttpContext } from '@adonisjs/core/http'
import AuditEntry from '#models/audit_entry'
import { countByDay, statistics } from '#services/admin/statistics'

const days = 30

export default class DashboardController {
  async show({ view }: HttpContext) {
    const entries = await AuditEntry.query()
      .apply((scopes) => scopes.newestFirst())
      .limit(5)
    return view.render('pages/admin/dashboard/show', {
      statistics: await statistics(),
      signUps: await countByDay('users', days),
      messages: await countByDay('messages', days),
      entries: await AuditEntry.withAccounts(entries),
    })
  }
}
