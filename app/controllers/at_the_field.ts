import { errors } from '@vinejs/vine'
import ProblemException from '#exceptions/problem_exception'

/**
 * Turns a refusal into a message at a field of the form that was sent, so that everything typed stays there.
 * A quota that is used up is no mistake in a field.
 */
export const atTheField =
  (field: string) =>
  (error: unknown): never => {
    if (!(error instanceof ProblemException)) throw error
    if (error.status === 402 || error.status >= 500) throw error
    const message = error.detail.replace(/\.$/, '')
    throw new errors.E_VALIDATION_ERROR([{ field, rule: error.type, message }])
  }
