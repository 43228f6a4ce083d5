import { vainReading } from '#services/accounts/attempt_limits'

/**
 * A file that can't be read uses up no quota, but its sender's time: an honest scan is known for one in a second, and a
 * file made to be long to read costs what it took.
 * @param began as `performance.now()` told when its reading began
 */
export const noteVainReading = (userId: string, began: number) =>
  vainReading.note(userId, Math.max(1, Math.round((performance.now() - began) / 1000)))

/** @throws RateLimitedException where so much was read in vain that nothing more is taken for a while */
export const refuseVainReading = (userId: string) =>
  vainReading.refuseUsedUp(
    userId,
    'Your last files took long to read, and there was nothing in them that could be used.'
  )
