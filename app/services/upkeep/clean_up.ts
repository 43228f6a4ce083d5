import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { isDatabaseUnavailable } from '#exceptions/database_unavailable'
import { chores, type Chore } from '#services/upkeep/chores'
import { errands } from '#services/upkeep/errands'
import { outage } from '#services/database/outage'
import { spareRoom } from '#services/database/spare_room'
import { removeFiles } from '#services/storage/stored_files'
import { sweepTemporaryFiles } from '#services/storage/temporary_files'

const firstPause = 60_000
const pause = 3_600_000

/** Removes once an hour what has expired, and what is too much. Every process does: one that comes second finds nothing left. */
export class CleanUp {
  #stopping = new AbortController()
  #running = Promise.resolve()

  /** @param rowsAtOnce few enough that other work gets its turn in between */
  constructor(private rowsAtOnce = 500) {}

  start() {
    this.#running = sweepTemporaryFiles().then(() => this.#everyHour())
  }

  async stop() {
    this.#stopping.abort()
    await this.#running
  }

  async sweep(now = DateTime.utc()) {
    await sweepTemporaryFiles()
    for (const chore of chores) await this.#attempt(chore.table, this.#sweepTable(chore, now))
    for (const { table, run } of errands) await this.#attempt(table, run(now))
    await spareRoom
      .renew()
      .catch((error) => logger.warn({ err: error }, 'No room was made to be kept spare'))
  }

  #attempt(table: string, work: Promise<unknown>) {
    return work.catch((error) => {
      if (isDatabaseUnavailable(error)) outage.note(error)
      else logger.warn({ err: error, table }, 'Old rows were not removed')
    })
  }

  async #everyHour() {
    for (let wait = firstPause; await this.#waited(wait); wait = pause) await this.sweep()
  }

  #waited(milliseconds: number) {
    return sleep(milliseconds, true, { ref: false, signal: this.#stopping.signal }).catch(
      () => false
    )
  }

  async #sweepTable({ connectionName, table, key, old, file }: Chore, now: DateTime) {
    const connection = db.connection(connectionName)
    while (!this.#stopping.signal.aborted) {
      const some = old(connection.from(table), now)
        .select(key)
        .orderBy(key.map((column) => ({ column })))
        .limit(this.rowsAtOnce)
      const files = file ? await connection.from(table).whereIn(key, some.clone()).select(file) : []
      const removed = await connection.from(table).whereIn(key, some).delete()
      await removeFiles(files.map((row) => row[file!]))
      if (Number(removed) < this.rowsAtOnce) return
      await breathe()
    }
  }
}
