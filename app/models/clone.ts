import { compose } from '@adonisjs/core/helpers'
import { beforeCreate, belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { CloneSchema } from '#database/schema'
import { defaultSettings } from '#models/clone_settings'
import CloneVersion from '#models/clone_version'
import Conversation from '#models/conversation'
import Document from '#models/document'
import Import from '#models/import'
import Memory, { type MemoryFields } from '#models/memory'
import { embedded } from '#models/mixins/embedded'
import { hasUuid } from '#models/mixins/has_uuid'
import { heldFirst } from '#models/mixins/held_first'
import { pictured } from '#models/mixins/pictured'
import { quoted } from '#models/mixins/quoted'
import { versioned } from '#models/mixins/versioned'
import SpokenMessage from '#models/spoken_message'
import type { Tone } from '#models/tone'
import UsageCounter from '#models/usage_counter'
import User from '#models/user'
import { newestFirst } from '#services/database/sql'
import { avatarKeys } from '#services/pictures/avatar_files'
import { shredder } from '#services/database/shredder'
import { removeFiles, removeFolder } from '#services/storage/stored_files'

export interface CloneFields {
  name: string
  description?: string
  toneConfig?: Partial<Tone>
}

const traits = compose(CloneSchema, hasUuid, heldFirst, versioned, pictured, embedded, quoted)

export default class Clone extends traits {
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

  static newestFirst = newestFirst()

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
    shredder.soon()
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
}
