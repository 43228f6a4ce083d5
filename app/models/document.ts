import { compose } from '@adonisjs/core/helpers'
import { belongsTo, hasMany, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { DocumentSchema } from '#database/schema'
import Clone from '#models/clone'
import Job, { type Lane } from '#models/job'
import { hasUuid } from '#models/mixins/has_uuid'
import { heldByClone } from '#models/mixins/held_by_clone'
import Passage from '#models/passage'
import UsageCounter from '#models/usage_counter'
import { newestFirst } from '#models/sql'
import { removeFiles } from '#services/storage/stored_files'

export type DocumentStatus = 'processing' | 'ready' | 'failed'

/** Passages of a document on one page. */
const passagesShown = 60

interface NewDocument {
  title: string
  sourceType?: string
}

export default class Document extends compose(DocumentSchema, hasUuid, heldByClone) {
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

  becomeReady(this: Document, content: string, passages: string[]) {
    return Document.transaction(async (trx) => {
      await Clone.touchIndex(trx, this.cloneId)
      if (
        !(await this.leaveProcessing(trx, {
          status: 'ready',
          content,
          char_count: content.length,
          chunk_count: passages.length,
        }))
      )
        return
      await this.storePassages(trx, passages)
    })
  }

  /** What can't be read does not use up the quota. */
  fail(this: Document, reason: string) {
    return Document.transaction(async (trx) => {
      await Clone.touchIndex(trx, this.cloneId)
      if (!(await this.leaveProcessing(trx, { status: 'failed', error: reason }))) return
      await UsageCounter.giveBack(trx, this.userId, 'documents', this.cloneId)
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

  /**
   * Some of its passages in their order: from the one at position `from` (from 0), or around the one with the id
   * `passage`. A document may have thousands.
   */
  async stretch(this: Document, { from, passage }: { from?: unknown; passage?: unknown }) {
    const last = Math.max(0, this.chunkCount - passagesShown)
    const start = passage ? await this.before(String(passage)) : Math.trunc(Number(from)) || 0
    const first = Math.min(Math.max(0, start), last)
    const passages = await this.related('passages')
      .query()
      .whereBetween('position', [first, first + passagesShown - 1])
      .orderBy('position')
      .select('id', 'number', 'position', 'content')
    return { first, passages, length: passagesShown }
  }

  static removeFiles = removeFiles

  /** Only one worker, once, moves a document out of `processing`; deleted meanwhile counts as moved. */
  private async leaveProcessing(this: Document, trx: any, changes: Record<string, unknown>) {
    const [moved] = await Document.query({ client: trx })
      .where({ id: this.id, status: 'processing' })
      .update(changes)
    return Number(moved) === 1
  }

  /** Where to begin so that a passage has others before it. */
  private async before(this: Document, passageId: string) {
    const cited = await this.related('passages').query().where('id', passageId).first()
    return (cited?.position ?? 0) - Math.floor(passagesShown / 3)
  }

  private storePassages(this: Document, trx: any, contents: string[]) {
    return Passage.store(trx, {
      cloneId: this.cloneId,
      documentId: this.id,
      sourceType: 'document',
      sourceTitle: this.title,
      contents,
    })
  }
}
