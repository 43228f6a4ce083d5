import { DateTime } from 'luxon'
import encryption from '@adonisjs/core/services/encryption'
import { compose } from '@adonisjs/core/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ProviderKeySchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import AuditEntry from '#models/audit_entry'
import { hasUuid } from '#models/mixins/has_uuid'
import type User from '#models/user'
import { ownCredentials, type Credentials } from '#services/ai/credentials'
import { definitionOf } from '#services/ai/providers'

export interface ProviderKeyFields {
  apiKey: string | null
  baseUrl: string | null
}

/** A user's own key at a provider. It is encrypted, goes only to the provider, and is never shown again. */
export default class ProviderKey extends compose(ProviderKeySchema, hasUuid) {
  /** In the place of what was kept for the provider before; for keys that were tested just now. */
  static keep(
    user: User,
    provider: string,
    { apiKey, baseUrl }: ProviderKeyFields,
    ipAddress: string | null
  ) {
    return this.transaction(async (trx) => {
      const key = await this.updateOrCreate(
        { userId: user.id, provider },
        {
          baseUrl,
          encryptedKey:
            apiKey && encryption.encrypt(apiKey, { purpose: purposeOf(user.id, provider) }),
          lastFour: apiKey && apiKey.slice(-4),
          testedAt: DateTime.utc(),
        },
        { client: trx }
      )
      await key.record('provider_key.added', ipAddress, trx)
      return key
    })
  }

  /** The providers of which a user has a key. */
  static async providersOf(userId: string): Promise<ReadonlySet<string>> {
    const keys = await this.query().where({ userId }).select('provider')
    return new Set(keys.map(({ provider }) => provider))
  }

  /**
   * What a provider is reached with for a user: her own key, else the installation's.
   * @throws ProblemException where her key can't be read any more
   */
  static async credentialsFor(userId: string, provider: string): Promise<Credentials> {
    const installed = definitionOf(provider).installed?.()
    if (!installed) return {}
    const own = await this.findBy({ userId, provider })
    return own ? ownCredentials(installed, { apiKey: own.apiKey, baseUrl: own.baseUrl }) : installed
  }

  /** @throws ProblemException where the server's own key is another than when it was kept */
  get apiKey(): string | undefined {
    if (!this.encryptedKey) return undefined
    const { userId, provider, encryptedKey } = this
    const apiKey = encryption.decrypt<string>(encryptedKey, purposeOf(userId, provider))
    if (apiKey) return apiKey
    throw new ProblemException('provider-failed', unreadable, { provider })
  }

  /** Whether it still can be used. */
  get isReadable() {
    try {
      return this.apiKey !== ''
    } catch {
      return false
    }
  }

  remove(this: ProviderKey, ipAddress: string | null) {
    return ProviderKey.transaction(async (trx) => {
      await this.useTransaction(trx).delete()
      await this.record('provider_key.removed', ipAddress, trx)
    })
  }

  private record(
    event: 'provider_key.added' | 'provider_key.removed',
    ipAddress: string | null,
    trx: TransactionClientContract
  ) {
    const { userId: actorId, provider } = this
    const metadata = { provider }
    return AuditEntry.record({ event, actorId, ipAddress, resource: this, metadata }, trx)
  }
}

/** What is encrypted for one account and provider opens for no other. */
const purposeOf = (userId: string, provider: string) => `provider_key:${userId}:${provider}`

const unreadable =
  'Your own key for this provider can no longer be read, because the key of this server (APP_KEY) has changed. Enter it again under Account, Providers.'
