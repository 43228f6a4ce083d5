import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { v7 as uuidv7 } from 'uuid'
import { PassageSchema } from '#database/schema'
import { dbTime } from '#models/columns'
import Job from '#models/job'

export type SourceType = 'memory' | 'document' | 'message'

export interface PassageSource {
  cloneId: string
  sourceType: SourceType
  sourceTitle: string | null
  contents: string[]
  memoryId?: string
  documentId?: string
  messageId?: string
}

/** SQLite takes at most 32,766 values a statement; small batches also let other work in between. */
const rowsAtOnce = 100

/** A piece of what a clone was taught, of a size that can be found, read and cited. */
export default class Passage extends PassageSchema {
  static table = 'passages'
  static primaryKey = 'number'

  get sourceId() {
    return this.memoryId ?? this.documentId ?? this.messageId!
  }

  /** Stores and indexes passages of a clone whose index was touched; their embeddings follow in the background. */
  static async store(trx: TransactionClientContract, source: PassageSource) {
    const {
      cloneId,
      sourceType,
      sourceTitle,
      memoryId = null,
      documentId = null,
      messageId = null,
    } = source
    const created = dbTime(new Date())
    const rows = source.contents.map((content, position) => ({
      id: uuidv7(),
      clone_id: cloneId,
      memory_id: memoryId,
      document_id: documentId,
      message_id: messageId,
      source_type: sourceType,
      source_title: sourceTitle,
      position,
      content,
      created_at: created,
    }))
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      await trx.table(this.table).multiInsert(rows.slice(start, start + rowsAtOnce))
    }
    if (rows.length > 0) await Job.enqueue(trx, 'embed_passages', cloneId)
  }
}
