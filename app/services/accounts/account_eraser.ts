import { setImmediate as breathe } from 'node:timers/promises'
import { errors as lucidErrors } from '@adonisjs/lucid'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import ApiKey from '#models/api_key'
import Clone from '#models/clone'
import Document from '#models/document'
import Import from '#models/import'
import Job from '#models/job'
import SpokenMessage from '#models/spoken_message'
import User from '#models/user'
import { apiKeys, exports } from '#start/limiter'
import { keyActivity } from '#services/api_keys/key_activity'
import { payments } from '#services/billing/payments'
import { importJobs } from '#services/imports/import_eraser'
import { passageSearch } from '#services/search/passage_search'
import { shredder } from '#services/database/shredder'
import { removeFiles, removeFolder } from '#services/storage/stored_files'

/** Deleting a passage also takes its words out of the index: a few milliseconds a batch. */
const rowsAtOnce = 100

/** A document may hold megabytes. */
const documentsAtOnce = 20

/**
 * Takes away everything that a closed account owns, in steps that leave room for other work in between. Whatever was
 * already taken away when it was interrupted is not missed when it runs again.
 */
export class AccountEraser {
  /** @throws the signal's reason after the step under way, when it says so */
  async erase(userId: string, signal?: AbortSignal) {
    const user = await User.find(userId)
    if (user) {
      await user.logOutEverywhere()
      for (let clone; (clone = await Clone.findBy('userId', userId));)
        await this.#eraseClone(clone, signal)
      await this.#eraseKeyUse(userId)
      await exports.reset(userId)
      if (user.billingCustomerId) {
        const driver = await payments()
        await driver.forget(user.billingCustomerId)
      }
      await User.query().where('id', userId).delete()
    }
    await Job.query().where({ kind: 'erase_account', subjectId: userId }).delete()
    shredder.soon()
  }

  async #eraseClone(clone: Clone, signal?: AbortSignal) {
    try {
      await removeFolder(SpokenMessage.folderOf(clone.id))
      await this.#eraseDocuments(clone, signal)
      await this.#eraseImportFiles(clone)
      await this.#inSteps(clone, signal, 'passages', 'number', (trx) =>
        trx.from('passages').where('clone_id', clone.id)
      )
      await this.#inSteps(clone, signal, 'messages', 'id', (trx) =>
        trx
          .from('messages')
          .whereIn(
            'conversation_id',
            trx.from('conversations').where('clone_id', clone.id).select('id')
          )
      )
      for (const table of ['conversations', 'memories']) {
        await this.#inSteps(clone, signal, table, 'id', (trx) =>
          trx.from(table).where('clone_id', clone.id)
        )
      }
      await clone.dismiss()
    } catch (error) {
      if (!(error instanceof lucidErrors.E_ROW_NOT_FOUND)) throw error
    }
    await Job.query().where({ kind: 'embed_passages', subjectId: clone.id }).delete()
    passageSearch.forget(clone.id)
  }

  /** Files first: whoever takes up what was left reads their names in the rows. */
  async #eraseDocuments(clone: Clone, signal?: AbortSignal) {
    for (;;) {
      const documents = await Document.query()
        .where('cloneId', clone.id)
        .select('id', 'fileKey')
        .limit(documentsAtOnce)
      if (documents.length === 0) return
      await Document.removeFiles(documents.flatMap(({ fileKey }) => fileKey ?? []))
      const ids = documents.map(({ id }) => id)
      await this.#inSteps(clone, signal, 'passages', 'number', (trx) =>
        trx.from('passages').whereIn('document_id', ids)
      )
      await this.#inSteps(clone, signal, 'documents', 'id', (trx) =>
        trx.from('documents').whereIn('id', ids)
      )
      await Job.query().where('kind', 'index_document').whereIn('subjectId', ids).delete()
    }
  }

  /** Their rows go with the clone, what they taught with its memories. */
  async #eraseImportFiles(clone: Clone) {
    const imports = await Import.query().where('cloneId', clone.id)
    await removeFiles(imports.flatMap(({ fileKeys }) => fileKeys))
    const ids = imports.map(({ id }) => id)
    await Job.query().whereIn('kind', importJobs).whereIn('subjectId', ids).delete()
  }

  /** Like everything that takes away from a clone, each step begins by holding it. */
  async #inSteps(
    clone: Clone,
    signal: AbortSignal | undefined,
    table: string,
    key: string,
    rows: (trx: TransactionClientContract) => ReturnType<TransactionClientContract['from']>
  ) {
    for (let deleted = rowsAtOnce; deleted === rowsAtOnce; await breathe()) {
      signal?.throwIfAborted()
      deleted = await Clone.transaction(async (trx) => {
        await Clone.touchIndex(trx, clone.id)
        const some = rows(trx).select(key).limit(rowsAtOnce)
        return Number(await trx.from(table).whereIn(key, some).delete())
      })
    }
  }

  async #eraseKeyUse(userId: string) {
    const keys = await ApiKey.query().where('userId', userId).select('id')
    const ids = keys.map(({ id }) => id)
    await keyActivity.forget(ids)
    await apiKeys.forget(ids)
  }
}

export const accountEraser = new AccountEraser()
