import { compose } from '@adonisjs/core/helpers'
import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { AuditEntrySchema } from '#database/schema'
import { hasUuid } from '#models/mixins/has_uuid'
import User from '#models/user'

/** What changed: `from` and `to` where something had a value before. Never a secret, never what people taught. */
export type AuditMetadata = Record<string, unknown>

export type AuditEvent =
  | 'account.created'
  | 'account.exported'
  | 'account.deleted'
  | 'account.password_changed'
  | 'api_key.created'
  | 'api_key.revoked'
  | 'user.plan_changed'
  | 'user.suspended'
  | 'user.unsuspended'
  | 'user.admin_granted'
  | 'user.admin_revoked'

interface NewAuditEntry {
  event: AuditEvent
  /** Who did it; null where the operator did it at the command line. */
  actorId: string | null
  ipAddress: string | null
  resource: { id: string; constructor: Function }
  metadata?: AuditMetadata
}

/** Who did what, to what, when, from where. Entries are only ever added. */
export default class AuditEntry extends compose(AuditEntrySchema, hasUuid) {
  declare event: AuditEvent

  @belongsTo(() => User, { foreignKey: 'actorId' })
  declare actor: BelongsTo<typeof User>

  static newestFirst = scope((query) => {
    query.orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
  })

  /** In the transaction of the act itself: neither exists without the other. */
  static record(
    { resource, metadata = {}, ...entry }: NewAuditEntry,
    trx: TransactionClientContract
  ) {
    return this.create(
      {
        ...entry,
        metadata,
        resourceId: resource.id,
        resourceType: resourceTypes[resource.constructor.name] ?? resource.constructor.name,
      },
      { client: trx }
    )
  }
}

const resourceTypes: Record<string, string> = { User: 'user', ApiKey: 'api_key', Clone: 'clone' }
