import { APICallError } from '@ai-sdk/provider'
import { AnswerTooLargeError } from '#services/outgoing/bounded_body'
import { causeOf } from '#services/outgoing/causes'
import { AddressRefusedError } from '#services/outgoing/guarded_fetch'

/** What went wrong with a provider, as far as somebody can do something about it. */
export type ProviderTrouble =
  | 'key refused'
  | 'credit used up'
  | 'rate limited'
  | 'model unknown'
  | 'too long'
  | 'request refused'
  | 'out of order'
  | 'unreachable'
  | 'address refused'
  | 'too late'
  | 'broken off'
  | 'nothing said'
  | 'not understood'
  | 'too much'
  | 'resting'

interface Particulars {
  status?: number
  /** How long the provider asks to be left alone, or is left alone, in milliseconds. */
  retryAfter?: number
}

/**
 * A provider failed. It tells neither what was sent nor what the provider wrote about it: the one is what people teach,
 * and the other may quote their keys.
 */
export class ProviderError extends Error {
  override name = 'ProviderError'
  readonly status?: number
  readonly retryAfter?: number

  constructor(
    readonly trouble: ProviderTrouble,
    { status, retryAfter }: Particulars = {}
  ) {
    super(`The provider failed: ${trouble}${status ? ` (${status})` : ''}`)
    this.status = status
    this.retryAfter = retryAfter
  }

  /** Whether the same request may well succeed in a moment. */
  get isPassing() {
    return ['rate limited', 'out of order', 'unreachable', 'broken off'].includes(this.trouble)
  }

  /** Whether it tells that the provider is not well, rather than the request. */
  get isOutage() {
    return ['out of order', 'unreachable', 'broken off', 'too late', 'too much'].includes(
      this.trouble
    )
  }
}

/** What an error of the SDK, or of the network under it, means. */
export function providerError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error
  if (isAbort(error)) return new ProviderError('too late')
  if (causeOf(error, AddressRefusedError)) return new ProviderError('address refused')
  if (causeOf(error, AnswerTooLargeError)) return new ProviderError('too much')
  if (!APICallError.isInstance(error)) return new ProviderError(troubleInStream(error))
  const { statusCode: status, responseHeaders, responseBody = '' } = error
  if (status === undefined || status < 400)
    return new ProviderError(
      status ? 'broken off' : isAbort(error.cause) ? 'too late' : 'unreachable'
    )
  return new ProviderError(troubleOf(status, responseBody.slice(0, mostRead)), {
    status,
    retryAfter: askedWait(responseHeaders),
  })
}

const isAbort = (error: unknown) =>
  ['AbortError', 'TimeoutError', 'ResponseAborted'].includes((error as Error)?.name)

/** Of what a provider says about it, in characters. */
const mostRead = 10_000

const contextLength = [
  /context.{0,20}(?:length|window)/i,
  /too (?:long|many tokens)/i,
  /maximum.{0,40}tokens/i,
  /token.{0,40}exceed/i,
]
const noCredit = /insufficient_quota|credit balance|billing/i
const badKey = /api.?key.{0,20}(invalid|not valid)|API_KEY_INVALID/i

function troubleOf(status: number, body: string): ProviderTrouble {
  if (status === 401 || status === 403 || (status === 400 && badKey.test(body)))
    return 'key refused'
  if (status === 402 || (status < 500 && noCredit.test(body))) return 'credit used up'
  if (status === 404 || /model_not_found/.test(body)) return 'model unknown'
  if (status === 413 || (status < 429 && contextLength.some((sign) => sign.test(body))))
    return 'too long'
  if (status === 429) return 'rate limited'
  if (status === 408) return 'too late'
  return status >= 500 ? 'out of order' : 'request refused'
}

/** Where a stream tells of an error, or ends in the middle. */
function troubleInStream(error: unknown): ProviderTrouble {
  const told = typeof error === 'string' ? error : JSON.stringify(error ?? '')
  if (/rate_limit|RESOURCE_EXHAUSTED/.test(told)) return 'rate limited'
  return /overloaded|server_error|UNAVAILABLE/.test(told) ? 'out of order' : 'broken off'
}

/** Seconds or a date (RFC 9110), as milliseconds from now. */
function askedWait(headers: Record<string, string> = {}) {
  const told = headers['retry-after']
  if (!told) return undefined
  const seconds = /^\d+(\.\d+)?$/.test(told) ? Number(told) * 1000 : Date.parse(told) - Date.now()
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined
}
