import { DateTime } from 'luxon'
import { errors as lucidErrors } from '@adonisjs/lucid'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { ImportSchema } from '#database/schema'
import Clone from '#models/clone'
import { dbTime } from '#services/database/times'
import type Import from '#models/import'
import type { ImportStatus } from '#models/import'
import Job from '#models/job'
import { removeFiles } from '#services/storage/stored_files'

/** For imports: how they end before they are done, and how they are forgotten. */
export function ended<T extends NormalizeConstructor<typeof ImportSchema>>(superclass: T) {
  return class extends superclass {
    /** How long one may wait for a decision. */
    static waitsFor = { days: 90 }

    /** Ends those that nobody decided on: their files go. */
    static async endWaiting(now: DateTime): Promise<void> {
      const model = this as unknown as typeof Import
      const waiting = await model
        .query()
        .where('status', 'queued')
        .whereNull('confirmedAt')
        .where('readAt', '<', dbTime(now.minus(model.waitsFor)))
        .limit(500)
      for (const chat of waiting)
        await chat.fail(
          `Nobody chose what to take of it for ${model.waitsFor.days} days. Bring the file in again.`,
          ['queued']
        )
    }

    /** What was not read or taught can be brought in again. @param from the states in which it may be ended */
    async fail(
      this: Import,
      reason: string,
      from: ImportStatus[] = ['queued', 'running']
    ): Promise<void> {
      const { fileKeys } = this
      const [failed] = await modelOf(this)
        .query()
        .where('id', this.id)
        .whereIn('status', from)
        .update({
          status: 'failed',
          error: reason,
          file_hash: null,
          file_key: null,
          messages_key: null,
        })
      if (Number(failed) === 1) await removeFiles(fileKeys)
    }

    /** From here on nobody sees it; what it taught is then taken away by `ImportEraser`, at the latest by its job. */
    forget(this: Import): Promise<void> {
      return modelOf(this).transaction(async (trx) => {
        await Clone.touchIndex(trx, this.cloneId)
        const forgotten = { forgotten_at: dbTime(DateTime.utc()), file_hash: null }
        if (!(await this.moveOn(forgotten, { forgotten_at: null }, trx))) {
          throw new lucidErrors.E_ROW_NOT_FOUND(modelOf(this))
        }
        await Job.enqueue(trx, 'forget_import', this.id, { delay: eraseAfter })
      })
    }
  }
}

/** Whoever forgets an import erases it at once; its job is for what a crash left over. In milliseconds. */
const eraseAfter = 60_000

const modelOf = (chat: Import) => chat.constructor as typeof Import
