import type { HttpContext } from '@adonisjs/core/http'
import { pageOf } from '#controllers/api/paging'
import AuditEntry from '#models/audit_entry'
import { auditEntryJson } from '#transformers/admin_transformer'
import { auditValidator } from '#validators/admin'

export default class AuditEntriesController {
  async index(ctx: HttpContext) {
    const { event, user_id: userId } = await auditValidator.validate(ctx.request.qs())
    const query = AuditEntry.query()
      .if(event, (entries) => entries.where('event', event!))
      .if(userId, (entries) => entries.apply((scopes) => scopes.concerning(userId!)))
      .apply((scopes) => scopes.newestFirst())
    return (await pageOf(query, ctx)).map(auditEntryJson)
  }
}
