import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DocumentSchema } from '#database/schema'
import Clone from '#models/clone'
import type Document from '#models/document'
import Passage from '#models/passage'
import UsageCounter from '#models/usage_counter'

/** For documents: how the reading of a file ends. */
export function readable<T extends NormalizeConstructor<typeof DocumentSchema>>(superclass: T) {
  return class extends superclass {
    becomeReady(this: Document, content: string, passages: string[]): Promise<void> {
      return modelOf(this).transaction(async (trx) => {
        await Clone.touchIndex(trx, this.cloneId)
        const isReady = await leaveProcessing(trx, this, {
          status: 'ready',
          content,
          char_count: content.length,
          chunk_count: passages.length,
        })
        if (isReady) await this.storePassages(trx, passages)
      })
    }

    /** What can't be read does not use up the quota. */
    fail(this: Document, reason: string): Promise<void> {
      return modelOf(this).transaction(async (trx) => {
        await Clone.touchIndex(trx, this.cloneId)
        if (await leaveProcessing(trx, this, { status: 'failed', error: reason }))
          await UsageCounter.giveBack(trx, this.userId, 'documents', this.cloneId)
      })
    }

    async storePassages(
      this: Document,
      trx: TransactionClientContract,
      contents: string[]
    ): Promise<void> {
      await Passage.store(trx, {
        cloneId: this.cloneId,
        documentId: this.id,
        sourceType: 'document',
        sourceTitle: this.title,
        contents,
      })
    }
  }
}

/** Only one worker, once, moves a document out of `processing`; deleted meanwhile counts as moved. */
async function leaveProcessing(
  trx: TransactionClientContract,
  document: Document,
  changes: Record<string, unknown>
) {
  const [moved] = await modelOf(document)
    .query({ client: trx })
    .where({ id: document.id, status: 'processing' })
    .update(changes)
  return Number(moved) === 1
}

const modelOf = (document: Document) => document.constructor as typeof Document
