import { compose } from '@adonisjs/core/helpers'
import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { DocumentSchema } from '#database/schema'
import Clone from '#models/clone'
import Job, { type Lane } from '#models/job'
import { hasUuid } from '#models/mixins/has_uuid'
import { heldByClone } from '#models/mixins/held_by_clone'
import { readable } from '#models/mixins/readable'
import { stretched } from '#models/mixins/stretched'
import Passage from '#models/passage'
import UsageCounter from '#models/usage_counter'
import { newestFirst } from '#services/database/sql'
import { removeFiles } from '#services/storage/stored_files'

export type DocumentStatus = 'processing' | 'ready' | 'failed'

interface NewDocument {
  title: string
  sourceType?: string
}

const traits = compose(DocumentSchema, hasUuid, heldByClone, readable, stretched)

export default class Document extends traits {
  @belongsTo(() => Clone)
  declare clone: BelongsTo<typeof Clone>

  @hasMany(() => Passage)
  declare passages: HasMany<typeof Passage>

  declare status: DocumentStatus

  static newestFirst = newestFirst()

  /** Everything but the text, which may be megabytes. */
  static withoutContent = scope((query) => {
    query.select(
      [...this.$columnsDefinitions.values()]
        .map(({ columnName }) => columnName)
        .filter((name) => name !== 'content')
    )
  })

  /** Typed text: the row, its passages, their index entries and the unit of the quota in one transaction. */
  static write(clone: Clone, fields: NewDocument & { content: string; passages: string[] }) {
    const { passages, sourceType = 'manual', ...rest } = fields
    return this.transaction(async (trx) => {
      await Clone.touchIndex(trx, clone.id)
      await UsageCounter.take(trx, clone.userId, 'documents', clone.id)
      const document = await this.create(
        {
          ...rest,
          sourceType,
          cloneId: clone.id,
          userId: clone.userId,
          format: 'text',
          status: 'ready',
          charCount: rest.content.length,
          chunkCount: passages.length,
        },
        { client: trx }
      )
      await document.storePassages(trx, passages)
      return document
    })
  }

  /** A file that has been put in place: it is read in the background, and the queue survives a restart. */
  static accept(
    clone: Clone,
    fields: NewDocument & { format: string; fileKey: string },
    lane?: Lane
  ) {
    const { sourceType = 'file', ...rest } = fields
    return this.transaction(async (trx) => {
      await Clone.touchIndex(trx, clone.id)
      await UsageCounter.take(trx, clone.userId, 'documents', clone.id)
      const document = await this.create(
        {
          ...rest,
          sourceType,
          cloneId: clone.id,
          userId: clone.userId,
          status: 'processing',
          charCount: 0,
          chunkCount: 0,
          content: '',
        },
        { client: trx }
      )
      await Job.enqueue(trx, 'index_document', document.id, { lane })
      return document
    })
  }

  async forget(this: Document) {
    await Document.transaction(async (trx) => {
      await this.erase(trx)
      if (this.status !== 'failed') {
        await UsageCounter.giveBack(trx, this.userId, 'documents', this.cloneId)
      }
    })
    if (this.fileKey) await Document.removeFiles([this.fileKey])
  }

  static removeFiles = removeFiles
}
