import logger from '@adonisjs/core/services/logger'
import ProblemException from '#exceptions/problem_exception'
import { ProviderError, type ProviderTrouble } from '#services/ai/provider_error'
import { providerOf } from '#services/ai/providers'

type Told = (who: string, wait: string) => string

const yourKey = 'Check your key under Account, Providers, or tell the operator of this server'

/** What happened, and what to do about it. */
const told: Record<ProviderTrouble, Told> = {
  'key refused': (who) => `${who} refused its key. ${yourKey}.`,
  'credit used up': (who) =>
    `The credit at ${who} is used up. Fill it up there, or tell the operator of this server.`,
  'rate limited': (who, wait) => `${who} has too many requests of this key. Try again ${wait}.`,
  'model unknown': (who) =>
    `${who} does not know this model, or not at this address. Choose another in the settings of the clone.`,
  'too long': (who) =>
    `This conversation is too long for the model of ${who}. Begin a new one, or choose a model that takes more.`,
  'request refused': (who) =>
    `${who} refused the request. Check the model, the temperature and the longest reply in the settings of the clone.`,
  'out of order': (who, wait) => `${who} is out of order. Try again ${wait}.`,
  'unreachable': (who) =>
    `${who} can’t be reached. Check its address under Account, Providers, or tell the operator of this server.`,
  'too late': (who) => `${who} took too long.`,
  'broken off': (who) => `${who} broke off in the middle of its reply.`,
  'nothing said': (who) =>
    `${who} gave an empty reply. Where the longest reply is set very short in the settings of the clone, raise it.`,
  'resting': (who, wait) =>
    `${who} failed several times in a row, so it is left alone for a while. It is tried again ${wait}.`,
}

/** Logs why a reply could not be written. @returns what to tell about it */
export function providerFailure(
  provider: string,
  error: Error,
  { consequence, ...where }: { consequence: string } & Record<string, string>
) {
  if (error instanceof ProblemException) return error
  noteFailure(provider, error, where)
  const { label, isBuiltIn } = providerOf('language', provider)
  const what =
    isBuiltIn || !(error instanceof ProviderError)
      ? 'The reply could not be written.'
      : whatToDo(label, error)
  return new ProblemException(typeOf(error), `${what} ${consequence}`, { provider })
}

export function noteFailure(provider: string, err: Error, where: Record<string, string>) {
  logger.error({ ...where, provider, err }, 'A reply could not be written to its end')
}

/** A provider's failure as a sentence or two. */
export const whatToDo = (label: string, { trouble, retryAfter }: ProviderError) =>
  told[trouble](label, retryAfter ? `in ${inWords(retryAfter)}` : 'in a while')

const typeOf = (error: Error) =>
  error instanceof ProviderError && error.trouble === 'too late'
    ? 'provider-timed-out'
    : 'provider-failed'

function inWords(milliseconds: number) {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds === 1) return 'a second'
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
