import { createHash } from 'node:crypto'
import { errors as limiterErrors } from '@adonisjs/limiter'
import limiter from '@adonisjs/limiter/services/main'
import RateLimitedException from '#exceptions/rate_limited_exception'
import { inSpareRoom } from '#services/database/spare_room'
import { unlessStorageFails } from '#exceptions/storage_fault'
import { networkOf } from '#services/network/client_address'

/** How often something may be tried in a window, exactly, over all processes. */
export class AttemptLimit {
  requests: number
  /** in seconds */
  readonly duration: number
  #kind: string

  /** @param kind under which it is stored */
  constructor(kind: string, { requests, duration }: { requests: number; duration: number }) {
    this.#kind = kind
    this.requests = requests
    this.duration = duration
  }

  get #rate() {
    return { requests: this.requests, duration: this.duration }
  }

  /** Where nothing can be stored, each process counts for itself. */
  #count<T>(count: (store: ReturnType<typeof limiter.use>) => Promise<T>): Promise<T> {
    return inSpareRoom(() => count(limiter.use(this.#rate))).catch(
      unlessStorageFails(() => count(limiter.use('memory', this.#rate)))
    )
  }

  /** Counts an attempt, or one that weighs as much as several. @throws RateLimitedException when there were too many */
  async consume(subject: string, weight = 1) {
    await this.#count((store) => store.consume(this.#key(subject), weight)).catch((error) =>
      this.#refuse(error)
    )
  }

  /** Counts what has happened already, also where it was too much. */
  async note(subject: string, weight = 1) {
    await this.#count((store) => store.increment(this.#key(subject), weight))
  }

  /** @throws RateLimitedException when there was too much, which it says in these words */
  async refuseUsedUp(subject: string, why: string) {
    const state = await this.#count((store) => store.get(this.#key(subject)))
    if (!state || state.remaining > 0) return
    const { requests: limit, duration: window } = this.#rate
    throw new RateLimitedException({ limit, window, retryAfter: state.availableIn }, why)
  }

  async giveBack(subject: string) {
    await this.#count((store) => store.decrement(this.#key(subject)))
  }

  async reset(subject: string) {
    await this.#count((store) => store.delete(this.#key(subject)))
  }

  // People type anything where an address belongs, longer than a key may be and passwords too.
  #key(subject: string) {
    const counted = createHash('sha256').update(this.counted(subject)).digest('base64url')
    return `${this.#kind}_${counted}`
  }

  /** What counts together. */
  protected counted(subject: string) {
    return subject
  }

  #refuse(error: Error): never {
    if (!(error instanceof limiterErrors.E_TOO_MANY_REQUESTS)) throw error
    const { requests: limit, duration: window } = this.#rate
    throw new RateLimitedException({ limit, window, retryAfter: error.response.availableIn })
  }
}

/** By where somebody is. */
export class AddressLimit extends AttemptLimit {
  protected counted(address: string) {
    return networkOf(address)
  }
}
