import limiter from '@adonisjs/limiter/services/main'
import { registrationIsOpen } from '#config/app'
import { limits } from '#config/limiter'
import ProblemException from '#exceptions/problem_exception'
import User from '#models/user'

/** A new account, as far as the operator allows them and the address has not made too many. */
export async function signUp(
  fields: { email: string; password: string; fullName?: string | null },
  address: string
) {
  if (!registrationIsOpen) {
    throw new ProblemException(
      'forbidden',
      'This installation takes no new accounts. Ask its operator for an invitation.'
    )
  }
  await limiter.use(limits.registrations).consume(`registration_${address}`)
  return User.register(fields)
}
