import { createHash } from 'node:crypto'
import { errors as limiterErrors } from '@adonisjs/limiter'
import limiter from '@adonisjs/limiter/services/main'
import { limits } from '#config/limiter'
import RateLimitedException from '#exceptions/rate_limited_exception'

/** How often something may be tried in a window, exactly, over all processes. */
export class AttemptLimit {
  constructor(private kind: keyof typeof limits) {}

  get #rate() {
    return limits[this.kind]
  }

  get #limiter() {
    return limiter.use(this.#rate)
  }

  /** Counts an attempt, or one that weighs as much as several. @throws RateLimitedException when there were too many */
  async consume(subject: string, weight = 1) {
    await this.#limiter.consume(this.#key(subject), weight).catch((error) => this.#refuse(error))
  }

  /** Counts what has happened already, also where it was too much. */
  async note(subject: string, weight = 1) {
    await this.#limiter.increment(this.#key(subject), weight)
  }

  /** @throws RateLimitedException when there was too much, which it says in these words */
  async refuseUsedUp(subject: string, why: string) {
    const state = await this.#limiter.get(this.#key(subject))
    if (!state || state.remaining > 0) return
    const { requests: limit, duration: window } = this.#rate
    throw new RateLimitedException({ limit, window, retryAfter: state.availableIn }, why)
  }

  async giveBack(subject: string) {
    await this.#limiter.decrement(this.#key(subject))
  }

  async reset(subject: string) {
    await this.#limiter.delete(this.#key(subject))
  }

  // People type anything where an address belongs, longer than a key may be and passwords too.
  #key(subject: string) {
    return `${this.kind}_${createHash('sha256').update(subject).digest('base64url')}`
  }

  #refuse(error: Error): never {
    if (!(error instanceof limiterErrors.E_TOO_MANY_REQUESTS)) throw error
    const { requests: limit, duration: window } = this.#rate
    throw new RateLimitedException({ limit, window, retryAfter: error.response.availableIn })
  }
}

export const loginFailuresOfAccount = new AttemptLimit('loginFailuresOfAccount')
export const loginFailuresOfAddress = new AttemptLimit('loginFailuresOfAddress')
export const registrations = new AttemptLimit('registrations')
export const exports = new AttemptLimit('exports')
export const passwordResets = new AttemptLimit('passwordResets')
export const uploads = new AttemptLimit('uploads')
export const keyTests = new AttemptLimit('keyTests')
export const previews = new AttemptLimit('previews')
export const vainReading = new AttemptLimit('vainReading')
export const speeches = new AttemptLimit('speeches')
