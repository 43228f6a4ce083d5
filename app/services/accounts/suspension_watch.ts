import AccountSuspended from '#exceptions/account_suspended'
import User from '#models/user'
import { inBackground } from '#services/background/background'

/** Between two looks at the accounts, in milliseconds. */
const pace = 1000

interface Watched {
  userId: string
  end: (reason: AccountSuspended) => void
}

/**
 * Ends what goes on for a while, such as a stream, when its user is suspended, in this process or another. However much
 * goes on, the database is asked once a second, and not at all while nothing does.
 */
class SuspensionWatch {
  readonly #watched = new Set<Watched>()
  #timer?: NodeJS.Timeout

  /** @returns what ends the watch */
  watch(userId: string, end: Watched['end']) {
    const watched = { userId, end }
    this.#watched.add(watched)
    this.#lookSoon()
    return () => void this.#watched.delete(watched)
  }

  #lookSoon() {
    this.#timer ??= setTimeout(() => {
      const looking = this.#look().finally(() => {
        this.#timer = undefined
        if (this.#watched.size > 0) this.#lookSoon()
      })
      inBackground('It is not known whether accounts were suspended', looking)
    }, pace).unref()
  }

  async #look() {
    const userIds = new Set(Array.from(this.#watched, ({ userId }) => userId))
    if (userIds.size === 0) return
    const users = await User.query()
      .whereIn('id', [...userIds])
      .whereNotNull('suspendedAt')
      .select('id')
    const suspended = new Set(users.map(({ id }) => id))
    for (const watched of this.#watched) {
      if (!suspended.has(watched.userId)) continue
      this.#watched.delete(watched)
      watched.end(new AccountSuspended())
    }
  }
}

export const suspensions = new SuspensionWatch()
