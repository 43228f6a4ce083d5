import { DateTime } from 'luxon'
import { compose } from '@adonisjs/core/helpers'
import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ApiKeySchema } from '#database/schema'
import AuditEntry from '#models/audit_entry'
import Clone from '#models/clone'
import { hasUuid } from '#models/mixins/has_uuid'
import User from '#models/user'
import { digestOf, prefixOf, randomKey } from '#services/api_keys/raw_key'

export const allScopes = ['read', 'write', 'chat'] as const
export type Scope = (typeof allScopes)[number]
export type Scopes = Scope[]

export interface ApiKeyFields {
  label: string
  scopes: Scopes
  rateLimitRequests: number
  rateLimitWindowSeconds: number
  expiresAt: DateTime | null
  cloneId: string | null
}

export const defaultKeyFields = {
  scopes: ['read'] as Scopes,
  rateLimitRequests: 100,
  rateLimitWindowSeconds: 3600,
  expiresAt: null,
  cloneId: null,
}

export type ApiKeyState = 'active' | 'expired' | 'revoked'

/** A developer's credential. Only the digest of the raw key is kept, so it can be shown once and never again. */
export default class ApiKey extends compose(ApiKeySchema, hasUuid) {
  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => Clone)
  declare clone: BelongsTo<typeof Clone>

  /** When it was last used, as far as the process that asks knows: filled by `KeyActivity`. */
  declare lastUsedAt: DateTime | null

  static newestFirst = scope((query) => {
    query.orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
  })

  /** A new key and its raw form, which is nowhere kept. */
  static issue(user: User, fields: ApiKeyFields, ipAddress: string | null) {
    const rawKey = randomKey()
    return this.transaction(async (trx) => {
      const apiKey = await this.create(
        {
          ...fields,
          userId: user.id,
          keyHash: digestOf(rawKey),
          keyPrefix: prefixOf(rawKey),
        },
        { client: trx }
      )
      await AuditEntry.record(
        { event: 'api_key.created', actorId: user.id, ipAddress, resource: apiKey },
        trx
      )
      return { apiKey, rawKey }
    })
  }

  get state(): ApiKeyState {
    const now = DateTime.utc()
    if (this.revokedAt && this.revokedAt <= now) return 'revoked'
    return this.expiresAt && this.expiresAt <= now ? 'expired' : 'active'
  }

  /** From the next request on it opens nothing. Revoking again changes nothing. */
  revoke(this: ApiKey, ipAddress: string | null) {
    return ApiKey.transaction(async (trx) => {
      const now = DateTime.utc()
      await this.useTransaction(trx)
        .merge({ revokedAt: this.revokedAt ?? now })
        .save()
      await AuditEntry.record(
        { event: 'api_key.revoked', actorId: this.userId, ipAddress, resource: this },
        trx
      )
    })
  }

  /** A new key that may do the same; this one ends after the grace. @param grace in seconds */
  async rotate(this: ApiKey, user: User, grace: number, ipAddress: string | null) {
    const { label, scopes, rateLimitRequests, rateLimitWindowSeconds, expiresAt, cloneId } = this
    const fields = { label, scopes, rateLimitRequests, rateLimitWindowSeconds, expiresAt, cloneId }
    const successor = await ApiKey.issue(user, fields, ipAddress)
    if (grace === 0) await this.revoke(ipAddress)
    else await this.expireBy(DateTime.utc().plus({ seconds: grace }))
    return successor
  }

  private expireBy(this: ApiKey, moment: DateTime) {
    if (this.expiresAt && this.expiresAt <= moment) return this
    return this.merge({ expiresAt: moment }).save()
  }
}
