import { errors as authErrors } from '@adonisjs/auth'
import ProblemException from '#exceptions/problem_exception'
import User from '#models/user'
import { passwordAttempt } from '#services/accounts/password_attempts'

/** The user with these credentials. Unknown accounts take as long and answer the same. */
export async function logIn(email: string, password: string, address: string) {
  const uid = User.normalizeEmail(email)
  const user = await passwordAttempt(uid, address, () => credentialsOf(uid, password))
  if (!user) throw wrongCredentials()
  user.refuseIfSuspended()
  return user
}

function credentialsOf(uid: string, password: string): Promise<User | null> {
  return User.verifyCredentials(uid, password).catch((error) => {
    if (error instanceof authErrors.E_INVALID_CREDENTIALS) return null
    throw error
  })
}

const wrongCredentials = () =>
  new ProblemException(
    'unauthenticated',
    'E-mail and password do not belong together.',
    {},
    { 'WWW-Authenticate': 'Bearer realm="CloneMemoria"' }
  )
