import { setImmediate as breathe } from 'node:timers/promises'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { v7 as uuidv7 } from 'uuid'
import { PassageSchema } from '#database/schema'
import { dbTime } from '#services/database/times'
import Clone from '#models/clone'
import Job from '#models/job'
import { encodeVector } from '#services/vectors/vector_matrix'

export type SourceType = 'memory' | 'document' | 'message'

export interface PassageSource {
  cloneId: string
  sourceType: SourceType
  sourceTitle: string | null
  contents: string[]
  memoryId?: string
  documentId?: string
  messageId?: string
  /** Who said it, and when, where that is known. */
  speaker?: string | null
  saidAt?: DateTime | null
  /** What was said before and after it: found by, but not cited. */
  context?: string | null
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

  /** Gives passages their vectors. @returns false where those of another embedder are searched by now, and nothing is changed */
  static embed(
    cloneId: string,
    passages: Passage[],
    { model, vectors }: { model: string; vectors: Float32Array[] }
  ) {
    return this.transaction(async (trx) => {
      await Clone.touchIndex(trx, cloneId)
      const { searchModel } = await Clone.findOrFail(cloneId, { client: trx })
      if (searchModel !== model) return false
      for (const [index, { number }] of passages.entries()) {
        await this.query({ client: trx })
          .where({ number })
          .update({
            embedding: encodeVector(vectors[index]),
            embedding_model: model,
            embedding_dimension: vectors[index].length,
          })
      }
      return true
    })
  }

  /** Stores and indexes passages of a clone whose index was touched; their embeddings follow in the background. */
  static async store(trx: TransactionClientContract, ...sources: PassageSource[]) {
    const rows = sources.flatMap(rowsOf)
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      await trx.table(this.table).multiInsert(rows.slice(start, start + rowsAtOnce))
      // A long text has thousands, and SQLite's inserts wait for nothing.
      if (rows.length > rowsAtOnce) await breathe()
    }
    if (rows.length > 0) await Job.enqueue(trx, 'embed_passages', rows[0].clone_id)
  }
}

function rowsOf(source: PassageSource) {
  const created = dbTime(new Date())
  return source.contents.map((content, position) => ({
    id: uuidv7(),
    clone_id: source.cloneId,
    memory_id: source.memoryId ?? null,
    document_id: source.documentId ?? null,
    message_id: source.messageId ?? null,
    source_type: source.sourceType,
    source_title: source.sourceTitle,
    speaker: source.speaker ?? null,
    said_at: source.saidAt ? dbTime(source.saidAt.toJSDate()) : null,
    context: source.context ?? null,
    position,
    content,
    created_at: created,
  }))
}
