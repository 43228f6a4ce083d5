import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { isDatabaseUnavailable } from '#exceptions/database_unavailable'
import { outage } from '#services/database/outage'
import { spareRoom } from '#services/database/spare_room'
import { emptyLog, onConnection } from '#services/database/sqlite_log'
import { storageWatch } from '#services/database/storage_watch'

/** Between two looks where nobody asks, in milliseconds. */
const pause = 600_000

/** A pass may write the whole index of words anew: it rests so many times as long as it took, and at least this long. */
const restsPerWork = 100
const shortestRest = 5000

/** PostgreSQL gains less by it. In milliseconds. */
const longestRest = 3_600_000

/** How much of the index is written in one go, in pages: some 10 ms. */
const pagesAtOnce = 64

/** Tries to empty a log that another process reads at the moment. */
const tries = 5

/** Where FTS5 notes rows that are deleted while their words are still in the index. */
const firstTombstone = 2n ** 53n

/** Tables that hold words of people. */
const tables =
  'users, clones, clone_versions, memories, documents, imports, import_suggestions, conversations, messages, passages, passage_embeddings, idempotent_requests, sessions'

/**
 * Takes what was deleted out of the files of the database too. `secure_delete` overwrites rows; left are words in the
 * index, until it is merged, and pages in the logs, until they are emptied. On PostgreSQL it vacuums, which is as far as
 * one may go while others work.
 */
export class Shredder {
  #stopping = new AbortController()
  #running = Promise.resolve()
  #wake = () => {}
  #isAsked = false
  #seen = new Map<string, string>()

  /** Begins with what another process, which was killed, may have left. */
  start() {
    this.#isAsked = !this.#isPostgres
    this.#running = this.#work()
  }

  async stop() {
    this.#stopping.abort()
    await this.#running
  }

  /** At once, or when the rest after the last pass is over. */
  soon() {
    this.#isAsked = true
    this.#wake()
  }

  async #work() {
    while (!this.#stopping.signal.aborted) {
      await this.#untilAsked()
      this.#isAsked = false
      const began = Date.now()
      await this.#pass().catch((error) => this.#note(error))
      await this.#wait(this.#restAfter(Date.now() - began))
    }
  }

  /** Or, with SQLite, for a while: not everything that overwrites words asks. */
  async #untilAsked() {
    const { signal } = this.#stopping
    while (!this.#isAsked && !signal.aborted) {
      const woken = new Promise<void>((resolve) => (this.#wake = resolve))
      await Promise.race([woken, this.#wait(pause)])
      this.#isAsked ||= !this.#isPostgres
    }
  }

  #restAfter(milliseconds: number) {
    return this.#isPostgres ? longestRest : Math.max(shortestRest, milliseconds * restsPerWork)
  }

  get #isPostgres() {
    return db.connection('main').dialect.name === 'postgres'
  }

  #wait(milliseconds: number) {
    const { signal } = this.#stopping
    return sleep(milliseconds, undefined, { ref: false, signal }).catch(() => {})
  }

  async #pass() {
    if (this.#isPostgres) return this.#vacuum()
    if (await storageWatch.look()) return
    await this.#merge()
    if (await this.#emptied('main')) await this.#remember('main')
    if (await this.#emptied('volatile')) {
      // Its log is what people log in through while the disk is full.
      await spareRoom.make()
      await this.#remember('volatile')
    }
  }

  async #vacuum() {
    if (this.#stopping.signal.aborted) return
    await db.connection('main').rawQuery(`VACUUM (SKIP_LOCKED) ${tables}`)
  }

  /** The first step has everything merged into one, without the words of deleted rows; the others go on with it. */
  async #merge() {
    if (!(await onConnection('main', (_, raw) => hasTombstones(raw)))) return
    let isFirst = true
    while (!this.#stopping.signal.aborted) {
      if (!(await onConnection('main', (_, raw) => mergeStep(raw, isFirst)))) return
      isFirst = false
      await breathe()
    }
  }

  /** @returns whether its log was written to, and is empty now */
  async #emptied(name: 'main' | 'volatile') {
    if (this.#seen.get(name) === (await stateOf(name))) return false
    for (let attempt = 1; attempt <= tries; attempt++) {
      if (await emptyLog(name)) return true
      await sleep(200 * attempt, undefined, { ref: false })
    }
    return false
  }

  async #remember(name: 'main' | 'volatile') {
    this.#seen.set(name, await stateOf(name))
  }

  #note(error: Error) {
    if (isDatabaseUnavailable(error)) outage.note(error)
    else logger.warn({ err: error }, 'What was deleted is not out of the files yet')
  }
}

export const shredder = new Shredder()

/** Another one after any change, of this connection or another. */
async function stateOf(name: 'main' | 'volatile') {
  return String(
    await onConnection(name, (_, raw) => [
      raw.pragma('data_version', { simple: true }),
      raw.prepare('SELECT total_changes()').pluck().get(),
    ])
  )
}

const hasTombstones = (raw: Database.Database) =>
  raw.prepare('SELECT 1 FROM passages_fts_data WHERE id >= ? LIMIT 1').get(firstTombstone) !==
  undefined

/** @returns whether it is not done yet */
function mergeStep(raw: Database.Database, isFirst: boolean) {
  const changes = raw.prepare('SELECT total_changes()').pluck()
  const before = Number(changes.get())
  raw
    .prepare(`INSERT INTO passages_fts (passages_fts, rank) VALUES ('merge', ?)`)
    .run(isFirst ? -pagesAtOnce : pagesAtOnce)
  return Number(changes.get()) - before >= 2
}
