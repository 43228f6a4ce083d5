import { DateTime } from 'luxon'
import { compose } from '@adonisjs/core/helpers'
import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { AuditEntrySchema } from '#database/schema'
import { dbTime } from '#services/database/times'
import { hasUuid } from '#models/mixins/has_uuid'
import User from '#models/user'
import { newestFirst } from '#services/database/sql'

/** What changed: `from` and `to` where something had a value before. Never a secret, never what people taught. */
export type AuditMetadata = Record<string, unknown>

export const auditEvents = [
  'account.created',
  'account.exported',
  'account.deleted',
  'account.password_changed',
  'api_key.created',
  'api_key.revoked',
  'provider_key.added',
  'provider_key.removed',
  'user.plan_changed',
  'user.suspended',
  'user.unsuspended',
  'user.admin_granted',
  'user.admin_revoked',
] as const

export type AuditEvent = (typeof auditEvents)[number]

/** Who does something, and from where; both are null where the operator does it at the command line. */
export interface Actor {
  actorId: string | null
  ipAddress: string | null
}

export const operator: Actor = { actorId: null, ipAddress: null }

interface NewAuditEntry extends Actor {
  event: AuditEvent
  resource: { id: string; constructor: Function }
  metadata?: AuditMetadata
}

/** Who did what, to what, when, from where. Entries are only ever added, and go after two years. */
export default class AuditEntry extends compose(AuditEntrySchema, hasUuid) {
  declare event: AuditEvent

  @belongsTo(() => User, { foreignKey: 'actorId' })
  declare actor: BelongsTo<typeof User>

  /** The account that was acted on, where it was one and still exists: filled by `withAccounts`. */
  declare account: User | null

  static newestFirst = newestFirst()

  /** What a user did, and what was done to the account. */
  static concerning = scope((query, userId: string) => {
    query.where((either) =>
      either
        .where('actor_id', userId)
        .orWhere((target) => target.where({ resource_type: 'user', resource_id: userId }))
    )
  })

  /** Fills in who acted and on which account, in one query. */
  static async withAccounts(entries: AuditEntry[]) {
    const ids = entries.flatMap(({ actorId, resourceId }) => [actorId, resourceId])
    const users = await User.query()
      .whereIn('id', [...new Set(ids.filter((id) => id !== null))])
      .select('id', 'email')
    const byId = new Map(users.map((user) => [user.id, user]))
    for (const entry of entries) {
      entry.account = byId.get(entry.resourceId ?? '') ?? null
      const actor = byId.get(entry.actorId ?? '')
      if (actor) entry.$setRelated('actor', actor)
    }
    return entries
  }

  get actorIsDeleted() {
    return this.actorClosedAt !== null || this.event === 'account.deleted'
  }

  /** Whoever closes an account is no longer told apart from others who did. */
  static forgetActor(trx: TransactionClientContract, { id }: User) {
    return this.query({ client: trx })
      .where('actorId', id)
      .update({ ip_address: null, actor_closed_at: dbTime(DateTime.utc()) })
  }

  /** In the transaction of the act itself: neither exists without the other. */
  static record(
    { resource, metadata = {}, event, actorId, ipAddress }: NewAuditEntry,
    trx: TransactionClientContract
  ) {
    return this.create(
      {
        event,
        actorId,
        metadata,
        ipAddress,
        resourceId: resource.id,
        resourceType: resourceTypes[resource.constructor.name] ?? resource.constructor.name,
      },
      { client: trx }
    )
  }
}

const resourceTypes: Record<string, string> = {
  User: 'user',
  ApiKey: 'api_key',
  Clone: 'clone',
  ProviderKey: 'provider_key',
}
