import { registrationIsOpen } from '#config/app'
import ProblemException from '#exceptions/problem_exception'
import User from '#models/user'
import { registrations } from '#start/limiter'

const turns = new Map<string, Promise<unknown>>()

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
  await registrations.consume(address)
  return inTurn(User.normalizeEmail(fields.email), () => User.register(fields, address))
}

/** Of many registrations of one e-mail address at once only the first may cost a password hash. */
function inTurn<T>(email: string, register: () => Promise<T>): Promise<T> {
  const turn = Promise.resolve(turns.get(email)).then(register, register)
  turns.set(email, turn)
  const leave = () => turns.get(email) === turn && turns.delete(email)
  turn.then(leave, leave)
  return turn
}
