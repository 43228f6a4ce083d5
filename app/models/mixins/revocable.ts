import { DateTime } from 'luxon'
import { errors as lucidErrors } from '@adonisjs/lucid'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ApiKeySchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import type ApiKey from '#models/api_key'
import AuditEntry from '#models/audit_entry'
import { dbTime } from '#services/database/times'
import type { IssuedKey } from '#models/mixins/issued'

/** For API keys: how they end. */
export function revocable<T extends NormalizeConstructor<typeof ApiKeySchema>>(superclass: T) {
  return class extends superclass {
    /** From the next request on it opens nothing. @throws E_ROW_NOT_FOUND where it is revoked already */
    revoke(this: ApiKey, ipAddress: string | null): Promise<void> {
      return modelOf(this).transaction(async (trx) => {
        const revokedAt = DateTime.utc()
        const [revoked] = await modelOf(this)
          .query({ client: trx })
          .where('id', this.id)
          .whereNull('revokedAt')
          .update({ revoked_at: dbTime(revokedAt) })
        if (Number(revoked) === 0) throw new lucidErrors.E_ROW_NOT_FOUND(modelOf(this))
        await recordRevocation(trx, this, ipAddress)
      })
    }

    /**
     * A new key that may do the same; this one ends after the grace.
     * @param grace in seconds
     * @throws ProblemException 409 where it has ended already
     */
    rotate(this: ApiKey, grace: number, ipAddress: string | null): Promise<IssuedKey> {
      const { label, scopes, rateLimitRequests, rateLimitWindowSeconds, expiresAt, cloneId } = this
      const limits = { rateLimitRequests, rateLimitWindowSeconds }
      const fields = { label, scopes, ...limits, expiresAt, cloneId }
      return modelOf(this).transaction(async (trx) => {
        await endAfter(trx, this, grace)
        if (grace === 0) await recordRevocation(trx, this, ipAddress)
        return modelOf(this).issueWithin(trx, this.userId, fields, ipAddress)
      })
    }
  }
}

async function endAfter(trx: TransactionClientContract, key: ApiKey, grace: number) {
  const end = DateTime.utc().plus({ seconds: grace })
  const earliest = key.expiresAt && key.expiresAt < end ? key.expiresAt : end
  const [ended] = await modelOf(key)
    .query({ client: trx })
    .where('id', key.id)
    .apply((scopes) => scopes.active())
    .update(grace === 0 ? { revoked_at: dbTime(end) } : { expires_at: dbTime(earliest) })
  if (Number(ended) === 0) {
    throw new ProblemException(
      'conflict',
      'This API key is revoked or expired, so it can’t be rotated. Create a new one.'
    )
  }
}

const recordRevocation = (trx: TransactionClientContract, key: ApiKey, ipAddress: string | null) =>
  AuditEntry.record(
    { event: 'api_key.revoked', actorId: key.userId, ipAddress, resource: key },
    trx
  )

const modelOf = (key: ApiKey) => key.constructor as typeof ApiKey
