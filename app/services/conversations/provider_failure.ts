import logger from '@adonisjs/core/services/logger'
import ProblemException from '#exceptions/problem_exception'
import { providerOf } from '#services/ai/providers'

/** The provider was silent for longer than anybody waits. */
export class TimeoutError extends Error {
  override name = 'TimeoutError'
  override message = 'The provider took too long'
}

/** Logs why a reply could not be written. @returns what to tell about it */
export function providerFailure(
  provider: string,
  error: Error,
  { consequence, ...where }: { consequence: string } & Record<string, string>
) {
  if (error instanceof ProblemException) return error
  logger.error({ ...where, provider, err: withoutPrompt(error) }, 'A reply could not be written')
  const { label, isBuiltIn } = providerOf('language', provider)
  const who = isBuiltIn ? 'The reply could not be written' : `${label} could not write the reply`
  const isLate = ['TimeoutError', 'AbortError'].includes(error.name)
  return new ProblemException(
    isLate ? 'provider-timed-out' : 'provider-failed',
    `${isLate ? `${label} took too long` : who}. ${consequence}`,
    { provider }
  )
}

/** The SDK's errors carry the whole request, and with it what people teach. */
export function withoutPrompt(error: Error & { statusCode?: number; requestBodyValues?: unknown }) {
  if (error.requestBodyValues === undefined) return error
  const { message, stack, statusCode } = error
  return Object.assign(new Error(message), { stack, statusCode })
}
