import logger from '@adonisjs/core/services/logger'

/** One line in the log when the database goes away and one when it is back, however many requests and loops notice. */
class Outage {
  #since: number | null = null
  #faults = 0

  /** What a statement said goes into no log. */
  note(error: Error & { code?: string }) {
    this.#faults++
    if (this.#since !== null) return
    this.#since = Date.now()
    const message = error.message.split(' - ').at(-1)
    logger.error({ err: { code: error.code, message } }, 'The database is unavailable')
  }

  /** It answered. */
  end() {
    if (this.#since === null) return
    const seconds = Math.ceil((Date.now() - this.#since) / 1000)
    logger.warn({ seconds, faults: this.#faults }, 'The database is available again')
    this.#since = null
    this.#faults = 0
  }
}

export const outage = new Outage()
