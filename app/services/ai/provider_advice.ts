import type { ProviderError, ProviderTrouble } from '#services/ai/provider_error'

type Told = (who: string, wait: string) => string

const told: Record<ProviderTrouble, Told> = {
  'key refused': (who) =>
    `${who} refused its key. Check your key under Account, Providers, or tell the operator of this server.`,
  'credit used up': (who) =>
    `The credit at ${who} is used up. Fill it up there, or tell the operator of this server.`,
  'rate limited': (who, wait) => `${who} has too many requests of this key. Try again ${wait}.`,
  'model unknown': (who) =>
    `${who} does not know this model, or not at this address. Choose another in the settings of the clone.`,
  'too long': (who) =>
    `This is too long for the model of ${who}. Begin a new conversation, or choose a model that takes more.`,
  'request refused': (who) =>
    `${who} refused the request. Check the model, the temperature and the longest reply in the settings of the clone.`,
  'out of order': (who, wait) => `${who} is out of order. Try again ${wait}.`,
  'unreachable': (who) =>
    `${who} can’t be reached. Check its address under Account, Providers, or tell the operator of this server.`,
  'address refused': (who) =>
    `${who} is at an address that this server does not ask. Change it under Account, Providers.`,
  'too late': (who) => `${who} took too long.`,
  'broken off': (who) => `${who} broke off in the middle of its answer.`,
  'nothing said': (who) =>
    `${who} gave an empty answer. Where the longest reply is set very short in the settings of the clone, raise it.`,
  'not understood': (who) =>
    `${who} answered something else than it was asked for. Check its address under Account, Providers, or tell the operator of this server.`,
  'too much': (who) =>
    `${who} sent more than a reply can be. Choose another model in the settings of the clone, or check its address under Account, Providers.`,
  'resting': (who, wait) =>
    `${who} failed several times in a row, so it is left alone for a while. It is tried again ${wait}.`,
}

/** What happened to a provider, and what to do about it. */
export const adviceOn = (label: string, { trouble, retryAfter }: ProviderError) =>
  told[trouble](label, retryAfter ? `in ${inWords(retryAfter)}` : 'in a while')

function inWords(milliseconds: number) {
  const seconds = Math.ceil(milliseconds / 1000)
  if (seconds === 1) return 'a second'
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
