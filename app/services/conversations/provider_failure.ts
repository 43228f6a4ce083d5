import logger from '@adonisjs/core/services/logger'
import { databaseUnavailable, isDatabaseUnavailable } from '#exceptions/database_unavailable'
import ProblemException from '#exceptions/problem_exception'
import { adviceOn } from '#services/ai/provider_advice'
import { ProviderError } from '#services/ai/provider_error'
import { providerOf } from '#services/ai/providers'
import { outage } from '#services/database/outage'

/** Logs why a reply could not be written. @returns what to tell about it */
export function providerFailure(
  provider: string,
  error: Error,
  { consequence, ...where }: { consequence: string } & Record<string, string>
) {
  if (error instanceof ProblemException) return error
  if (isDatabaseUnavailable(error)) {
    outage.note(error)
    return databaseUnavailable(consequence)
  }
  noteFailure(provider, error, where)
  const { label, isBuiltIn } = providerOf('language', provider)
  const what =
    isBuiltIn || !(error instanceof ProviderError)
      ? 'The reply could not be written.'
      : adviceOn(label, error)
  return new ProblemException(typeOf(error), `${what} ${consequence}`, { provider })
}

export function noteFailure(provider: string, err: Error, where: Record<string, string>) {
  logger.error({ ...where, provider, err }, 'A reply could not be written to its end')
}

const typeOf = (error: Error) =>
  error instanceof ProviderError && error.trouble === 'too late'
    ? 'provider-timed-out'
    : 'provider-failed'
