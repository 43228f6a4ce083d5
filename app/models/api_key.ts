import { DateTime } from 'luxon'
import { compose } from '@adonisjs/core/helpers'
import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { ApiKeySchema } from '#database/schema'
import Clone from '#models/clone'
import { dbTime } from '#services/database/times'
import { hasUuid } from '#models/mixins/has_uuid'
import { issued, mostActiveKeys } from '#models/mixins/issued'
import { revocable } from '#models/mixins/revocable'
import User from '#models/user'
import { newestFirst } from '#services/database/sql'

export { mostActiveKeys }

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

/** How many that were revoked or have expired are kept of a user. */
export const mostEndedKeys = 200

/** A developer's credential. Only the digest of the raw key is kept, so it can be shown once and never again. */
export default class ApiKey extends compose(ApiKeySchema, hasUuid, issued, revocable) {
  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => Clone)
  declare clone: BelongsTo<typeof Clone>

  /** When it was last used, as far as the process that asks knows: filled by `KeyActivity`. */
  declare lastUsedAt: DateTime | null

  static newestFirst = newestFirst()

  static active = scope((query: ModelQueryBuilderContract<typeof ApiKey>) => {
    query
      .whereNull('revokedAt')
      .where((open) =>
        open.whereNull('expiresAt').orWhere('expiresAt', '>', dbTime(DateTime.utc()))
      )
  })

  get state(): ApiKeyState {
    const now = DateTime.utc()
    if (this.revokedAt && this.revokedAt <= now) return 'revoked'
    return this.expiresAt && this.expiresAt <= now ? 'expired' : 'active'
  }

  /** Of users who have more keys that ended than the most, the oldest ones go. */
  static async dropEnded(now: string) {
    const { client } = this.query()
    const ended = () =>
      client
        .from(this.table)
        .where((query) => query.where('revoked_at', '<=', now).orWhere('expires_at', '<=', now))
    const many = await ended()
      .groupBy('user_id')
      .having(client.raw('count(*)') as any, '>', mostEndedKeys)
      .select('user_id')
    for (const { user_id: userId } of many) {
      const newest = ended().where({ user_id: userId }).orderBy('created_at', 'desc')
      const kept = newest.limit(mostEndedKeys).select('id')
      await ended().where({ user_id: userId }).whereNotIn('id', kept).delete()
    }
  }
}
