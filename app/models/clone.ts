import { compose } from '@adonisjs/core/helpers'
import { errors as lucidErrors } from '@adonisjs/lucid'
import { beforeCreate, belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { CloneSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import CloneVersion, { type Snapshot } from '#models/clone_version'
import Conversation from '#models/conversation'
import Document from '#models/document'
import Import from '#models/import'
import Memory, { type MemoryFields } from '#models/memory'
import { hasUuid } from '#models/mixins/has_uuid'
import SpokenMessage from '#models/spoken_message'
import Job from '#models/job'
import ProviderKey from '#models/provider_key'
import UsageCounter from '#models/usage_counter'
import User from '#models/user'
import { providerOf, type Capability, type Provider } from '#services/ai/providers'
import { avatarKeys, avatarOfSize } from '#services/avatars/avatar_files'
import { removeFiles, removeFolder } from '#services/stored_files'
import { changeInWords } from '#services/versions/comparison'

/** How a clone speaks; each from 0 to 1. */
export interface Tone {
  warmth: number
  humor: number
  formality: number
}

export const defaultTone: Tone = { warmth: 0.7, humor: 0.5, formality: 0.3 }

/** Who computes what for a clone, and how. */
export interface CloneSettings {
  llmProvider: string
  llmModel: string | null
  embeddingProvider: string
  ttsProvider: string
  ttsVoiceId: string | null
  /** From 0.5 to 2; 1 is the voice's own pace. */
  speechRate: number
  temperature: number
  maxTokens: number | null
  /** Whether it answers only from what it was taught; the built-in provider always does. */
  isGrounded: boolean
}

export const defaultSettings: CloneSettings = {
  llmProvider: 'dummy',
  llmModel: null,
  embeddingProvider: 'dummy',
  ttsProvider: 'dummy',
  ttsVoiceId: null,
  speechRate: 1,
  temperature: 0.7,
  maxTokens: null,
  isGrounded: true,
}

export interface CloneFields {
  name: string
  description?: string
  toneConfig?: Partial<Tone>
}

export default class Clone extends compose(CloneSchema, hasUuid) {
  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @hasMany(() => Memory)
  declare memories: HasMany<typeof Memory>

  @hasMany(() => Import)
  declare imports: HasMany<typeof Import>

  @hasMany(() => Document)
  declare documents: HasMany<typeof Document>

  @hasMany(() => CloneVersion)
  declare versions: HasMany<typeof CloneVersion>

  @hasMany(() => Conversation)
  declare conversations: HasMany<typeof Conversation>

  @beforeCreate()
  static useDefaults(clone: Clone) {
    const { embeddingProvider: searchProvider } = defaultSettings
    clone.merge({ ...defaultSettings, searchProvider, description: '', ...clone.$attributes })
  }

  static withCounts = scope((query: ModelQueryBuilderContract<typeof Clone>) => {
    query.withCount('memories').withCount('conversations').withCount('documents')
  })

  static newestFirst = scope((query) => {
    query.orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
  })

  get initials() {
    return [...this.name.trim()][0]?.toUpperCase() ?? '?'
  }

  revise(this: Clone, { toneConfig, ...fields }: Partial<CloneFields>) {
    return this.change((clone) => ({
      ...fields,
      toneConfig: { ...clone.toneConfig, ...toneConfig },
    }))
  }

  /** Small enough for a list, and large enough for a sharp screen. */
  get avatarAddresses() {
    const address = this.avatarImageUrl
    return (
      address && {
        small: avatarOfSize(address, 64),
        middle: address,
        large: avatarOfSize(address, 512),
      }
    )
  }

  /** Points to a picture that is in place, or to none; the files of the one before go once nothing names them. */
  async changeAvatar(this: Clone, address: string | null) {
    const before = await Clone.transaction(async (trx) => {
      await Clone.touchIndex(trx, this.id)
      const current = await Clone.findOrFail(this.id, { client: trx })
      const { avatarImageUrl } = current
      await current.merge({ avatarImageUrl: address }).save()
      return avatarImageUrl
    })
    this.avatarImageUrl = address
    await removeFiles(avatarKeys(before))
    return before
  }

  /** @throws E_ROW_NOT_FOUND where there is none */
  async removeAvatar(this: Clone) {
    if (!(await this.changeAvatar(null))) throw new lucidErrors.E_ROW_NOT_FOUND(Clone)
  }

  /** @throws ProblemException where a provider needs a consent that its owner has not given */
  async configure(this: Clone, settings: Partial<CloneSettings>) {
    const { llmProvider, embeddingProvider, ttsProvider } = settings
    await this.requireConsentTo(llmProvider, embeddingProvider, ttsProvider)
    return this.change(() => settings)
  }

  /**
   * Is again as it was in this version. What the version did not keep stays.
   * @throws ProblemException where a provider of then is not configured any more, or not allowed
   */
  async restore(this: Clone, version: CloneVersion) {
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
  asOf(this: Clone, { snapshot }: CloneVersion) {
    const { embeddingProvider } = this
    return new Clone().fill({ ...this.$attributes, ...snapshot, embeddingProvider })
  }

  /**
   * Changes what it is now, and keeps a version of it in the same transaction; what changes nothing makes none. A clone
   * without any keeps how it was before, too.
   */
  private change(this: Clone, changes: (current: Clone) => Snapshot, restored?: CloneVersion) {
    return Clone.transaction(async (trx) => {
      await Clone.hold(trx, this.id)
      await this.useTransaction(trx).refresh()
      const before = CloneVersion.snapshotOf(this)
      this.merge(changes(this))
      const snapshot = CloneVersion.snapshotOf(this)
      const note = changeInWords(before, snapshot)
      if (!note) return this
      const isAnotherEmbedder = before.embeddingProvider !== snapshot.embeddingProvider
      if (this.versionCount === 0) await this.keepFirstVersion(trx, before)
      await this.save()
      if (isAnotherEmbedder) await Clone.reembed(this.id, trx)
      await CloneVersion.keep(trx, this.id, { snapshot, note, restoredFrom: restored?.number })
      return this
    })
  }

  keepFirstVersion(
    this: Clone,
    trx: TransactionClientContract,
    snapshot = CloneVersion.snapshotOf(this)
  ) {
    return CloneVersion.keep(trx, this.id, { snapshot, note: 'The first version.' })
  }

  /** Whether the settings name another embedder than the one that is searched with by now. */
  get isChangingEmbedder() {
    return this.embeddingProvider !== this.searchProvider
  }

  /** Whether others than the built-in embedder made the vectors that are searched. */
  get isSearchedByOthers() {
    return this.searchProvider !== defaultSettings.embeddingProvider
  }

  /** Has the passages embedded in the background as the settings say; also another try after a failure. */
  static async reembed(cloneId: string, within?: TransactionClientContract) {
    const begin = async (trx: TransactionClientContract) => {
      await this.query({ client: trx }).where('id', cloneId).update({ embedding_failure: null })
      await Job.enqueue(trx, 'reembed_clone', cloneId)
    }
    return within ? begin(within) : this.transaction(begin)
  }

  noteEmbeddingFailure(this: Clone, reason: string | null) {
    return Clone.query().where('id', this.id).update({ embedding_failure: reason })
  }

  /** Every provider but the built-in one is sent what the clone was taught: that is for its owner to allow. */
  async requireConsentTo(this: Clone, ...providers: Array<string | undefined>) {
    if (providers.every((provider) => provider === undefined || provider === 'dummy')) return
    const owner = await User.findOrFail(this.userId)
    owner.requireConsent('third_party_apis')
  }

  /** The clone and everything it was taught; its unit of the quota is given back. */
  async dismiss(this: Clone) {
    const files = await Clone.transaction(async (trx) => {
      await Clone.touchIndex(trx, this.id)
      const { avatarImageUrl } = await Clone.findOrFail(this.id, { client: trx })
      const documents = await Document.query({ client: trx })
        .where('cloneId', this.id)
        .whereNotNull('fileKey')
        .select('fileKey')
      const imports = await Import.query({ client: trx }).where('cloneId', this.id)
      await this.useTransaction(trx).delete()
      await UsageCounter.query({ client: trx })
        .where({ userId: this.userId, resource: 'documents', scope: this.id })
        .delete()
      await UsageCounter.giveBack(trx, this.userId, 'clones', UsageCounter.scopeOf('clones'))
      return [
        ...documents.map(({ fileKey }) => fileKey!),
        ...imports.flatMap(({ fileKeys }) => fileKeys),
        ...avatarKeys(avatarImageUrl),
      ]
    })
    await removeFiles(files)
    await removeFolder(SpokenMessage.folderOf(this.id))
  }

  remember(this: Clone, fields: MemoryFields) {
    return Clone.transaction(async (trx) => {
      await Clone.touchIndex(trx, this.id)
      await Memory.refuseTooMany(trx, this.id)
      const memory = await Memory.create(
        { ...fields, cloneId: this.id, userId: this.userId },
        { client: trx }
      )
      await memory.learn(trx)
      return memory
    })
  }

  /** The newest conversation, or a first one. */
  async currentConversation(this: Clone) {
    const newest = await this.related('conversations')
      .query()
      .apply((scopes) => scopes.newestFirst())
      .first()
    return newest ?? this.newConversation()
  }

  openConversation(this: Clone, title: string | null = null) {
    return this.newConversation(title).open()
  }

  /** One that is stored with its first message. */
  newConversation(this: Clone, title: string | null = null) {
    return new Conversation().merge({
      title,
      cloneId: this.id,
      userId: this.userId,
      messageCount: 0,
    })
  }

  documentCount(this: Clone) {
    return UsageCounter.used(this.userId, 'documents', this.id)
  }

  /** How many of the plan's documents this clone has. */
  async documentQuota(this: Clone) {
    const owner = await User.findOrFail(this.userId)
    const { maxDocumentsPerClone: limit } = await owner.quota()
    return { used: await this.documentCount(), limit }
  }

  /** For pages to show; taking the unit decides. */
  async canAddDocument(this: Clone) {
    const { used, limit } = await this.documentQuota()
    return used < limit
  }

  /**
   * Search keeps what it read of a clone until this moves. The first statement of every transaction that teaches or
   * takes away: it holds the clone, so that none waits for another in a circle, and throws where the clone is gone.
   */
  static async touchIndex(trx: TransactionClientContract, cloneId: string) {
    const [touched] = await this.query({ client: trx })
      .where('id', cloneId)
      .update({ index_version: trx.raw('index_version + 1') })
    if (Number(touched) === 0) throw new lucidErrors.E_ROW_NOT_FOUND(Clone)
  }

  /** The first statement of a change of the clone itself: others wait, and it throws where the clone is gone. */
  static async hold(trx: TransactionClientContract, cloneId: string) {
    const [held] = await this.query({ client: trx })
      .where('id', cloneId)
      .update({ version_count: trx.raw('version_count') })
    if (Number(held) === 0) throw new lucidErrors.E_ROW_NOT_FOUND(Clone)
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
