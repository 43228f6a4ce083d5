import { setImmediate as breathe } from 'node:timers/promises'
import { errors as lucidErrors } from '@adonisjs/lucid'
import Clone from '#models/clone'
import Import from '#models/import'
import ImportSuggestion from '#models/import_suggestion'
import Job from '#models/job'
import { shredder } from '#services/database/shredder'
import { removeFiles } from '#services/storage/stored_files'

/** Deleting a passage also takes its words out of the index: a memory has a few at most. */
const memoriesAtOnce = 50

/** Kinds of jobs whose subject is an import. */
export const importJobs = ['read_import', 'teach_import', 'forget_import']

/**
 * Takes away everything that a forgotten import taught, in steps that leave room for other work in between. Whatever
 * was already taken away when it was interrupted is not missed when it runs again.
 */
export class ImportEraser {
  /** @throws the signal's reason after the step under way, when it says so */
  async erase(chat: Import, signal?: AbortSignal) {
    try {
      for (let erased = memoriesAtOnce; erased === memoriesAtOnce; await breathe()) {
        signal?.throwIfAborted()
        erased = await this.#eraseMemories(chat)
      }
      await ImportSuggestion.takeBack(chat)
    } catch (error) {
      if (!(error instanceof lucidErrors.E_ROW_NOT_FOUND)) throw error
    }
    await removeFiles(chat.fileKeys)
    await Import.query().where('id', chat.id).delete()
    await Job.query().whereIn('kind', importJobs).where('subjectId', chat.id).delete()
    shredder.soon()
  }

  #eraseMemories({ id, cloneId }: Import) {
    return Import.transaction(async (trx) => {
      await Clone.touchIndex(trx, cloneId)
      const memories = await trx
        .from('memories')
        .where('import_id', id)
        .select('id')
        .limit(memoriesAtOnce)
      const ids = memories.map((memory) => memory.id)
      await trx.from('passages').whereIn('memory_id', ids).delete()
      await trx.from('memories').whereIn('id', ids).delete()
      return ids.length
    })
  }
}

export const importEraser = new ImportEraser()
