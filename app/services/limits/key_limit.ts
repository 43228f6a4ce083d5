import { errors, Limiter, type LimiterResponse } from '@adonisjs/limiter'
import limiter from '@adonisjs/limiter/services/main'
import type { IdentifiedKey } from '#services/api_keys/key_lookup'

export interface LimitState {
  limit: number
  remaining: number
  /** Seconds until the window ends. */
  resetsIn: number
  isExceeded: boolean
}

/** How many requests a key may make in a window: its owner says both. */
export class KeyLimit {
  /** Counts a request in the key's present window, unless the window is full. */
  async count({ id, limit, window }: IdentifiedKey, now?: number): Promise<LimitState> {
    try {
      return stateIn(await this.#limiterOf(limit, window, now).consume(id), false)
    } catch (error) {
      if (!(error instanceof errors.E_TOO_MANY_REQUESTS)) throw error
      return stateIn(error.response, true)
    }
  }

  /** Of keys that are gone. */
  async forget(apiKeyIds: string[]) {
    await this.#storeOf(1, 1).deleteAll(apiKeyIds)
  }

  // `limiter.use` would keep one for each limit that anybody ever chose.
  #limiterOf(requests: number, duration: number, now?: number) {
    return new Limiter(this.#storeOf(requests, duration, now))
  }

  #storeOf(requests: number, duration: number, now?: number) {
    const clock = now === undefined ? undefined : () => now
    return limiter.config.stores.fixedWindow({ requests, duration }, clock)
  }
}

const stateIn = (
  { limit, remaining, availableIn: resetsIn }: LimiterResponse,
  isExceeded: boolean
): LimitState => ({ limit, remaining, resetsIn, isExceeded })
