import type { HttpContext } from '@adonisjs/core/http'
import { pageOf } from '#controllers/api/paging'
import { entriesFound } from '#services/admin/directory'
import { auditEntryJson } from '#transformers/admin_transformer'
import { auditValidator } from '#validators/admin'

export default class AuditEntriesController {
  async index(ctx: HttpContext) {
    const { event, user_id: userId } = await auditValidator.validate(ctx.request.qs())
    const entries = await pageOf(entriesFound({ event, user: userId }), ctx)
    return entries.map(auditEntryJson)
  }
}
