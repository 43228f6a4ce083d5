import type User from '#models/user'

/** Who asks: a user, by a login, an access token or an API key. */
export interface Caller {
  readonly userId: string
  /** The only clone in reach, where the key is bound to one. */
  readonly boundCloneId: string | null
  readonly user: User
}

/** A user as a caller, where no request is at hand. */
export const callerOf = (user: User): Caller => ({ user, userId: user.id, boundCloneId: null })
