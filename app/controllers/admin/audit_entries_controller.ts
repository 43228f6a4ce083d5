import type { HttpContext } from '@adonisjs/core/http'
import { Listing } from '#controllers/admin/listing'
import AuditEntry, { auditEvents } from '#models/audit_entry'
import { entriesFound } from '#services/admin/directory'

const filters = ['event', 'user', 'from', 'until'] as const

export default class AuditEntriesController {
  async index(ctx: HttpContext) {
    const listing = new Listing(ctx, [], [...filters])
    const asked = Object.fromEntries(filters.map((name) => [name, listing.filter(name)]))
    const entries = await entriesFound(asked).paginate(listing.page, listing.perPage)
    await AuditEntry.withAccounts(entries.all())
    const view = ctx.request.wantsFragment
      ? 'components/admin/entries_found'
      : 'pages/admin/audit_entries/index'
    return ctx.view.render(view, { listing, entries, events: auditEvents })
  }
}
