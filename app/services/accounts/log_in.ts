import { errors as authErrors } from '@adonisjs/auth'
import limiter from '@adonisjs/limiter/services/main'
import { limits } from '#config/limiter'
import ProblemException from '#exceptions/problem_exception'
import User from '#models/user'

/**
 * The user with these credentials. Every attempt is counted before the password is looked at and a good one is taken
 * back, so that parallel guesses can't pass the limit. Unknown accounts take as long and answer the same.
 */
export async function logIn(email: string, password: string, address: string) {
  const uid = User.normalizeEmail(email)
  const ofAccount = limiter.use(limits.loginFailuresOfAccount)
  const ofAddress = limiter.use(limits.loginFailuresOfAddress)
  await ofAddress.consume(`login_${address}`)
  await ofAccount.consume(`login_${uid}`)
  const user = await User.verifyCredentials(uid, password).catch(refuse)
  await ofAccount.delete(`login_${uid}`)
  await ofAddress.decrement(`login_${address}`)
  return user
}

function refuse(error: Error): never {
  if (error instanceof authErrors.E_INVALID_CREDENTIALS) {
    throw new ProblemException(
      'unauthenticated',
      'E-mail and password do not belong together.',
      {},
      {
        'WWW-Authenticate': 'Bearer realm="CloneMemoria"',
      }
    )
  }
  throw error
}
