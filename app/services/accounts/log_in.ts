import { errors as authErrors } from '@adonisjs/auth'
import ProblemException from '#exceptions/problem_exception'
import User from '#models/user'
import { loginFailuresOfAccount, loginFailuresOfAddress } from '#services/accounts/attempt_limits'

/**
 * The user with these credentials. Every attempt is counted before the password is looked at and a good one is taken
 * back, so that parallel guesses can't pass the limit. Unknown accounts take as long and answer the same.
 */
export async function logIn(email: string, password: string, address: string) {
  const uid = User.normalizeEmail(email)
  await loginFailuresOfAddress.consume(address)
  await loginFailuresOfAccount.consume(uid)
  const user = await User.verifyCredentials(uid, password).catch(async (error) => {
    if (error instanceof authErrors.E_INVALID_CREDENTIALS) throw wrongCredentials()
    await loginFailuresOfAccount.giveBack(uid)
    await loginFailuresOfAddress.giveBack(address)
    throw error
  })
  await loginFailuresOfAccount.reset(uid)
  await loginFailuresOfAddress.giveBack(address)
  user.refuseIfSuspended()
  return user
}

const wrongCredentials = () =>
  new ProblemException(
    'unauthenticated',
    'E-mail and password do not belong together.',
    {},
    { 'WWW-Authenticate': 'Bearer realm="CloneMemoria"' }
  )
