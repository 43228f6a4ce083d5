import { errors } from '@vinejs/vine'
import type User from '#models/user'
import { loginFailuresOfAccount, loginFailuresOfAddress } from '#services/accounts/attempt_limits'
import passwordHashing from '#services/logins/password_hashing'
import { atLast } from '#services/background/background'

/**
 * An attempt with a password, which finds something or nothing. It is counted before the password is looked at and a
 * good one is taken back, so that parallel guesses can't pass the limit.
 */
export async function passwordAttempt<T>(
  email: string,
  address: string,
  attempt: () => Promise<T | null>
): Promise<T | null> {
  await loginFailuresOfAddress.consume(address)
  await loginFailuresOfAccount.consume(email)
  const outcome = await attempt().catch(async (error) => {
    const failed = 'A login that was not decided still counts as a failure'
    await atLast(failed, () => loginFailuresOfAccount.giveBack(email))
    await atLast(failed, () => loginFailuresOfAddress.giveBack(address))
    throw error
  })
  if (outcome === null) return null
  await loginFailuresOfAccount.reset(email)
  await loginFailuresOfAddress.giveBack(address)
  return outcome
}

/** Somebody who is logged in shows that it is really him: guesses are limited as those of a login. */
export async function confirmPassword(
  user: User,
  password: string,
  { address, field = 'password' }: { address: string; field?: string }
) {
  const isRight = async () => (await passwordHashing.verify(user.password, password)) || null
  if (await passwordAttempt(user.email, address, isRight)) return
  throw new errors.E_VALIDATION_ERROR([
    { field, rule: 'password', message: 'This is not your current password' },
  ])
}
