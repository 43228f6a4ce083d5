import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { isPostgres } from '#services/database/sql'
import { lengthenLog, onConnection, shortenLog } from '#services/database/sqlite_log'
import { storageFaultIn } from '#exceptions/storage_fault'
import { storageWatch } from '#services/database/storage_watch'

/** Enough for a thousand sessions, in bytes; as much again lies in the log that SQLite writes first. */
const size = 1024 * 1024

/** SQLite's pages. Where fewer are left, room is made anew. */
const fewestPages = 128

/**
 * Free pages that the file of sessions and limits holds for itself, and a log to write them through: on a full disk people
 * can log in, and limits count, in place. On PostgreSQL there is no such file, and nothing to hold.
 */
class SpareRoom {
  get #database() {
    return db.connection('volatile')
  }

  get #isFile() {
    return !isPostgres(this.#database)
  }

  /** Makes it, where there is room to make it of. */
  async make() {
    if (!this.#isFile) return
    await this.#make().catch((error) => {
      if (!storageFaultIn(error)) throw error
      logger.warn('There is no room to keep spare for logging in while the disk is full')
    })
  }

  /** Makes it again where most of it was used, once there is room. */
  async renew() {
    if (!this.#isFile || (await storageWatch.look())) return
    await lengthenLog('main')
    await lengthenLog('volatile')
    const [{ freelist_count: pages }] = await this.#database.rawQuery('PRAGMA freelist_count')
    if (pages < fewestPages) await this.make()
  }

  /** The pages lie in the file, and not in the log alone, before they are set free. Others may do the same meanwhile. */
  async #make() {
    await onConnection('volatile', (pragma, raw) => {
      const fill = raw.transaction(() => {
        raw.exec('DROP TABLE IF EXISTS spare_room')
        raw.exec('CREATE TABLE spare_room (bytes blob)')
        raw.prepare('INSERT INTO spare_room VALUES (zeroblob(?))').run(size)
      })
      fill.immediate()
      pragma('wal_checkpoint(PASSIVE)')
      raw.exec('DROP TABLE IF EXISTS spare_room')
    })
  }
}

export const spareRoom = new SpareRoom()

/** Writes a session or a count of a limit: where the disk is full, into the room that is kept for these. */
export async function inSpareRoom<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const fault = storageFaultIn(error)
    if (!fault) throw error
    storageWatch.note(fault, error)
    await shortenLog('volatile')
    return write()
  }
}
