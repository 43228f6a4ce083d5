import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { CloneSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import type { CloneFields } from '#models/clone'
import type { CloneSettings } from '#models/clone_settings'
import CloneVersion, { type Snapshot } from '#models/clone_version'
import ProviderKey from '#models/provider_key'
import User from '#models/user'
import { providerOf, type Capability, type Provider } from '#services/ai/providers'
import { changeInWords } from '#models/version_comparison'

/** For clones: every change of who they are and how they answer goes through here, and keeps a version. */
export function versioned<T extends NormalizeConstructor<typeof CloneSchema>>(superclass: T) {
  return class extends superclass {
    revise(this: Clone, { toneConfig, ...fields }: Partial<CloneFields>): Promise<Clone> {
      return this.change((clone) => ({
        ...fields,
        toneConfig: { ...clone.toneConfig, ...toneConfig },
      }))
    }

    /** @throws ProblemException where a provider needs a consent that its owner has not given */
    async configure(this: Clone, settings: Partial<CloneSettings>): Promise<Clone> {
      const { llmProvider, embeddingProvider, ttsProvider } = settings
      await this.requireConsentTo(llmProvider, embeddingProvider, ttsProvider)
      return this.change(() => settings)
    }

    /**
     * Is again as it was in this version. What the version did not keep stays.
     * @throws ProblemException where a provider of then is not configured any more, or not allowed
     */
    async restore(this: Clone, version: CloneVersion): Promise<Clone> {
      const { snapshot } = version
      const ownKeys = await ProviderKey.providersOf(this.userId)
      const providers = providerFields
        .filter(([field]) => (snapshot[field] ?? this[field]) !== this[field])
        .map(([field, capability]) => providerOf(capability, snapshot[field]!, ownKeys))
      const missing = providers.find(({ obstacle }) => obstacle)
      if (missing) throw unavailable(version, missing)
      await this.requireConsentTo(...providers.map(({ id }) => id))
      return this.change(() => snapshot, version)
    }

    /** The clone as it was in this version, to ask: it is not stored, and searches in what is known today. */
    asOf(this: Clone, { snapshot }: CloneVersion): Clone {
      const { embeddingProvider } = this
      return new (modelOf(this))().fill({ ...this.$attributes, ...snapshot, embeddingProvider })
    }

    /** A change in a transaction of its own. */
    change(
      this: Clone,
      changes: (current: Clone) => Snapshot,
      restored?: CloneVersion
    ): Promise<Clone> {
      return modelOf(this).transaction((trx) => this.changeWithin(trx, changes, restored))
    }

    /**
     * Changes what it is now, and keeps a version of it in the same transaction; what changes nothing makes none. A clone
     * without any keeps how it was before, too.
     */
    async changeWithin(
      this: Clone,
      trx: TransactionClientContract,
      changes: (current: Clone) => Snapshot,
      restored?: CloneVersion
    ): Promise<Clone> {
      await modelOf(this).holdRow(trx, this.id)
      await this.useTransaction(trx).refresh()
      const before = CloneVersion.snapshotOf(this)
      this.merge(changes(this))
      const snapshot = CloneVersion.snapshotOf(this)
      const note = changeInWords(before, snapshot)
      if (!note) return this
      const isAnotherEmbedder = before.embeddingProvider !== snapshot.embeddingProvider
      if (this.versionCount === 0) await this.keepFirstVersion(trx, before)
      await this.save()
      if (isAnotherEmbedder) await modelOf(this).reembed(this.id, trx)
      await CloneVersion.keep(trx, this.id, { snapshot, note, restoredFrom: restored?.number })
      return this
    }

    keepFirstVersion(
      this: Clone,
      trx: TransactionClientContract,
      snapshot = CloneVersion.snapshotOf(this)
    ): Promise<CloneVersion> {
      return CloneVersion.keep(trx, this.id, { snapshot, note: 'The first version.' })
    }

    /** Every provider but the built-in one is sent what the clone was taught: that is for its owner to allow. */
    async requireConsentTo(this: Clone, ...providers: Array<string | undefined>): Promise<void> {
      if (providers.every((provider) => provider === undefined || provider === 'dummy')) return
      const owner = await User.findOrFail(this.userId)
      owner.requireConsent('third_party_apis')
    }
  }
}

const providerFields: Array<
  [field: 'llmProvider' | 'embeddingProvider' | 'ttsProvider', Capability]
> = [
  ['llmProvider', 'language'],
  ['embeddingProvider', 'embedding'],
  ['ttsProvider', 'speech'],
]

const unavailable = ({ number }: CloneVersion, { label, obstacle }: Provider) =>
  new ProblemException(
    'conflict',
    `Version ${number} uses ${label}, which ${obstacle!.startsWith('needs') ? obstacle : `is ${obstacle}`}. Nothing was changed.`
  )

const modelOf = (clone: Clone) => clone.constructor as typeof Clone
