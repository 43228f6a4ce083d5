import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { dataDir } from '#config/app'
import { shortenLog } from '#services/database/sqlite_log'
import { storageFaultIn, type StorageFault } from '#exceptions/storage_fault'

/** More than an ordinary request stores, in bytes. It is removed at once, and so hardly ever reaches the disk. */
const fileSize = 256 * 1024

/** How long what was seen counts, in milliseconds: writing costs something, and who waits for room waits for it. */
const pauses = { sound: 15_000, faulty: 1_000 }

const file = join(dataDir, '.room')

/** Knows whether anything can be stored, from those who tried, and by trying. */
export class StorageWatch {
  #fault: StorageFault | null = null
  #triedAt = 0
  #trial?: Promise<StorageFault | null>

  /** Somebody met a fault, which is told once however many do, and looked after. */
  note(fault: StorageFault, error: unknown) {
    if (this.#fault !== fault) this.#tell(fault, error)
    void this.look().catch((failure) => logger.warn({ err: failure }, 'Storage was not looked at'))
  }

  /** What is wrong now, as of a moment ago at most. @throws what is no fault of the storage */
  async look(): Promise<StorageFault | null> {
    const pause = this.#fault ? pauses.faulty : pauses.sound
    if (!this.#trial && Date.now() - this.#triedAt < pause) return this.#fault
    this.#trial ??= this.#look().finally(() => (this.#trial = undefined))
    return this.#trial
  }

  async #look() {
    try {
      if (this.#fault) await shortenLog('main')
      await this.#write()
      if (this.#fault) logger.info('What is stored is kept again')
      this.#fault = null
    } catch (error) {
      const fault = storageFaultIn(error)
      if (!fault) throw error
      if (this.#fault !== fault) this.#tell(fault, error)
    }
    this.#triedAt = Date.now()
    return this.#fault
  }

  #tell(fault: StorageFault, error: unknown) {
    logger.error({ err: shortened(error), fault }, 'Nothing can be stored')
    this.#fault = fault
    this.#triedAt = 0
  }

  /** A file where files are stored, and a row of the database as it is: also that is written anew. */
  async #write() {
    await writeFile(file, Buffer.alloc(fileSize), { mode: 0o600 })
      .catch(refuse)
      .finally(() => rm(file, { force: true }))
    await db.rawQuery('UPDATE billing_quotas SET max_clones = max_clones WHERE plan = ?', ['FREE'])
  }
}

/** With everything elsewhere there may be no folder of data. */
const refuse = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'ENOENT') throw error
}

/** Without the statement, which quotes what people teach. */
const shortened = (error: unknown) => {
  const { message, code } = error as Error & { code?: string }
  return { message: String(message).split(' - ').at(-1), code }
}

export const storageWatch = new StorageWatch()
