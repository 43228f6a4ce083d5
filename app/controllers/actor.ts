import type { HttpContext } from '@adonisjs/core/http'
import type { Actor } from '#models/audit_entry'

/** Who is asking, and from where, as the audit log keeps it. */
export const actorOf = ({ auth, request }: HttpContext): Actor => ({
  actorId: auth.getUserOrFail().id,
  ipAddress: request.ip(),
})
