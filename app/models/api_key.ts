import { DateTime } from 'luxon'
import { compose } from '@adonisjs/core/helpers'
import { errors as lucidErrors } from '@adonisjs/lucid'
import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ApiKeySchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import AuditEntry from '#models/audit_entry'
import Clone from '#models/clone'
import { dbTime } from '#models/columns'
import { hasUuid } from '#models/mixins/has_uuid'
import User from '#models/user'
import { newestFirst } from '#models/sql'
import { digestOf, prefixOf, randomKey } from '#services/secrets/raw_key'

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

/** How many keys of a user may be active at once. */
export const mostActiveKeys = 100

/** How many that were revoked or have expired are kept of a user. */
export const mostEndedKeys = 200

/** A developer's credential. Only the digest of the raw key is kept, so it can be shown once and never again. */
export default class ApiKey extends compose(ApiKeySchema, hasUuid) {
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

  /**
   * A new key and its raw form, which is nowhere kept.
   * @throws ProblemException 409 where the user has as many as there may be
   */
  static issue(user: User, fields: ApiKeyFields, ipAddress: string | null) {
    return this.transaction(async (trx) => {
      await this.refuseTooMany(trx, user)
      return this.make(trx, user.id, fields, ipAddress)
    })
  }

  get state(): ApiKeyState {
    const now = DateTime.utc()
    if (this.revokedAt && this.revokedAt <= now) return 'revoked'
    return this.expiresAt && this.expiresAt <= now ? 'expired' : 'active'
  }

  /** From the next request on it opens nothing. @throws E_ROW_NOT_FOUND where it is revoked already */
  revoke(this: ApiKey, ipAddress: string | null) {
    return ApiKey.transaction(async (trx) => {
      const revokedAt = DateTime.utc()
      const [revoked] = await ApiKey.query({ client: trx })
        .where('id', this.id)
        .whereNull('revokedAt')
        .update({ revoked_at: dbTime(revokedAt) })
      if (Number(revoked) === 0) throw new lucidErrors.E_ROW_NOT_FOUND(ApiKey)
      await this.recordRevocation(trx, ipAddress)
    })
  }

  /**
   * A new key that may do the same; this one ends after the grace.
   * @param grace in seconds
   * @throws ProblemException 409 where it has ended already
   */
  rotate(this: ApiKey, grace: number, ipAddress: string | null) {
    const { label, scopes, rateLimitRequests, rateLimitWindowSeconds, expiresAt, cloneId } = this
    const fields = { label, scopes, rateLimitRequests, rateLimitWindowSeconds, expiresAt, cloneId }
    return ApiKey.transaction(async (trx) => {
      await this.endAfter(trx, grace)
      if (grace === 0) await this.recordRevocation(trx, ipAddress)
      return ApiKey.make(trx, this.userId, fields, ipAddress)
    })
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

  private async endAfter(trx: TransactionClientContract, grace: number) {
    const end = DateTime.utc().plus({ seconds: grace })
    const earliest = this.expiresAt && this.expiresAt < end ? this.expiresAt : end
    const [ended] = await ApiKey.query({ client: trx })
      .where('id', this.id)
      .apply((scopes) => scopes.active())
      .update(grace === 0 ? { revoked_at: dbTime(end) } : { expires_at: dbTime(earliest) })
    if (Number(ended) === 0) {
      throw new ProblemException(
        'conflict',
        'This API key is revoked or expired, so it can’t be rotated. Create a new one.'
      )
    }
  }

  private recordRevocation(trx: TransactionClientContract, ipAddress: string | null) {
    return AuditEntry.record(
      { event: 'api_key.revoked', actorId: this.userId, ipAddress, resource: this },
      trx
    )
  }

  private static async make(
    trx: TransactionClientContract,
    userId: string,
    fields: ApiKeyFields,
    ipAddress: string | null
  ) {
    const rawKey = randomKey()
    const apiKey = await this.create(
      { ...fields, userId, keyHash: digestOf(rawKey), keyPrefix: prefixOf(rawKey) },
      { client: trx }
    )
    await AuditEntry.record(
      { event: 'api_key.created', actorId: userId, ipAddress, resource: apiKey },
      trx
    )
    return { apiKey, rawKey }
  }

  /** The write holds the user's row, so that of several who count at once each sees the key of the one before. */
  private static async refuseTooMany(trx: TransactionClientContract, user: User) {
    await User.query({ client: trx })
      .where('id', user.id)
      .update({ updated_at: trx.raw('updated_at') })
    const [{ $extras: counted }] = await this.query({ client: trx })
      .where('userId', user.id)
      .apply((scopes) => scopes.active())
      .count('* as total')
    if (Number(counted.total) < mostActiveKeys) return
    throw new ProblemException(
      'conflict',
      `An account can have ${mostActiveKeys} active API keys. Revoke one that is no longer needed.`
    )
  }
}
