import { setTimeout as sleep } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { outage } from '#services/database/outage'

/** In milliseconds: whoever asks waits two seconds at most. */
const usualPatience = 1_500

/** Whether requests can be served. However many ask, the database is asked once at a time. */
export class Readiness {
  #underWay?: Promise<unknown>

  constructor(
    private ask: () => Promise<unknown> = askBoth,
    private patience = usualPatience
  ) {}

  /** @throws what keeps the database away, or that it does not answer in time */
  async ofDatabase() {
    this.#underWay ??= this.ask().finally(() => {
      this.#underWay = undefined
    })
    const end = new AbortController()
    const late = sleep(this.patience, undefined, { signal: end.signal }).then(tooLate)
    await Promise.race([this.#underWay, late]).finally(() => end.abort())
  }
}

async function askBoth() {
  await Promise.all([
    db.connection('main').rawQuery('SELECT 1'),
    db.connection('volatile').rawQuery('SELECT 1'),
  ])
  outage.end()
}

function tooLate(): never {
  throw new Error('The database does not answer')
}

export const readiness = new Readiness()
