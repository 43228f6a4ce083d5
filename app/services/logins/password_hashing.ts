import { availableParallelism } from 'node:os'
import hash from '@adonisjs/core/services/hash'
import pLimit from 'p-limit'
import ProblemException from '#exceptions/problem_exception'

const atOnce = pLimit(Math.max(1, availableParallelism() - 1))
const longestQueue = 16

/** Hashing takes whole cores: a storm of logins must leave one to everybody else, and must not queue without end. */
function throttled<T>(work: () => Promise<T>): Promise<T> {
  if (atOnce.pendingCount >= longestQueue) {
    throw new ProblemException(
      'busy',
      'Too many people are logging in at this moment. Try again in a few seconds.',
      {},
      {
        'Retry-After': '5',
      }
    )
  }
  return atOnce(work)
}

const passwordHashing = {
  make: (password: string) => throttled(() => hash.make(password)),
  verify: (hashed: string, password: string) => throttled(() => hash.verify(hashed, password)),
}

export default passwordHashing
