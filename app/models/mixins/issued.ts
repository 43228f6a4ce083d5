import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ApiKeySchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import type ApiKey from '#models/api_key'
import type { ApiKeyFields } from '#models/api_key'
import AuditEntry from '#models/audit_entry'
import User from '#models/user'
import { digestOf, prefixOf, randomKey } from '#services/secrets/raw_key'

/** How many keys of a user may be active at once. */
export const mostActiveKeys = 100

/** A new key and its raw form, which is nowhere kept. */
export interface IssuedKey {
  apiKey: ApiKey
  rawKey: string
}

/** For API keys: how they come to be. */
export function issued<T extends NormalizeConstructor<typeof ApiKeySchema>>(superclass: T) {
  return class extends superclass {
    /** @throws ProblemException 409 where the user has as many as there may be */
    static issue(user: User, fields: ApiKeyFields, ipAddress: string | null): Promise<IssuedKey> {
      return this.transaction(async (trx) => {
        await refuseTooMany(this as unknown as typeof ApiKey, trx, user)
        return this.issueWithin(trx, user.id, fields, ipAddress)
      })
    }

    /** In a transaction that makes room for it. */
    static async issueWithin(
      trx: TransactionClientContract,
      userId: string,
      fields: ApiKeyFields,
      ipAddress: string | null
    ): Promise<IssuedKey> {
      const model = this as unknown as typeof ApiKey
      const rawKey = randomKey()
      const apiKey = await model.create(
        { ...fields, userId, keyHash: digestOf(rawKey), keyPrefix: prefixOf(rawKey) },
        { client: trx }
      )
      await AuditEntry.record(
        { event: 'api_key.created', actorId: userId, ipAddress, resource: apiKey },
        trx
      )
      return { apiKey, rawKey }
    }
  }
}

/** The write holds the user's row, so that of several who count at once each sees the key of the one before. */
async function refuseTooMany(model: typeof ApiKey, trx: TransactionClientContract, user: User) {
  await User.query({ client: trx })
    .where('id', user.id)
    .update({ updated_at: trx.raw('updated_at') })
  const [{ $extras: counted }] = await model
    .query({ client: trx })
    .where('userId', user.id)
    .apply((scopes) => scopes.active())
    .count('* as total')
  if (Number(counted.total) < mostActiveKeys) return
  throw new ProblemException(
    'conflict',
    `An account can have ${mostActiveKeys} active API keys. Revoke one that is no longer needed.`
  )
}
