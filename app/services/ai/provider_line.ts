import { createHash } from 'node:crypto'
import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
  wrap,
  type IRetryBackoffContext,
} from 'cockatiel'
import type { Credentials } from '#services/ai/credentials'
import { ProviderError, providerError } from '#services/ai/provider_error'

export interface Persistence {
  /** How often a call that failed is made again. */
  retries: number
  /** The longest first wait, which doubles from try to try, in milliseconds. */
  firstWait: number
  /** The longest wait that a provider may ask for, in milliseconds: with a longer one the call fails at once. */
  longestWait: number
  /** Failures in a row after which a provider is left alone, and for how long, in milliseconds. */
  failures: number
  rest: number
}

const usual: Persistence = {
  retries: 2,
  firstWait: 300,
  longestWait: 10_000,
  failures: 5,
  rest: 30_000,
}

/**
 * The way to a provider with one key: calls that fail in passing are made again after a random wait (full jitter, with
 * `Retry-After` as the least), and after several outages in a row none is made for a while.
 */
export class ProviderLine {
  readonly #policy
  #restsUntil = 0

  constructor(private persistence: Persistence = usual) {
    const { retries, failures, rest } = persistence
    const breaker = circuitBreaker(handleWhen(isOutage), {
      halfOpenAfter: rest,
      breaker: new ConsecutiveBreaker(failures),
    })
    breaker.onBreak(() => (this.#restsUntil = Date.now() + rest))
    const again = retry(
      handleWhen((error) => this.#mayPass(error)),
      { maxAttempts: retries, backoff: new DelegateBackoff((failure) => this.#wait(failure)) }
    )
    this.#policy = wrap(again, breaker)
  }

  /** @throws ProviderError */
  async call<T>(make: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await this.#policy.execute(() => {
        signal?.throwIfAborted()
        return make().catch((error) => {
          throw providerError(error)
        })
      }, signal)
    } catch (error) {
      if (error instanceof BrokenCircuitError)
        throw new ProviderError('resting', {
          retryAfter: Math.max(1000, this.#restsUntil - Date.now()),
        })
      throw providerError(error)
    }
  }

  #mayPass(error: unknown) {
    if (!(error instanceof ProviderError) || !error.isPassing) return false
    return (error.retryAfter ?? 0) <= this.persistence.longestWait
  }

  #wait({ attempt, result }: IRetryBackoffContext<unknown>) {
    const asked = ('error' in result && (result.error as ProviderError).retryAfter) || 0
    return asked + Math.random() * this.persistence.firstWait * 2 ** (attempt - 1)
  }
}

const isOutage = (error: unknown) => error instanceof ProviderError && error.isOutage

const linesKept = 1000
const lines = new Map<string, ProviderLine>()

/** The line of this process to a provider with these credentials; one user's failing key is nobody else's trouble. */
export function lineTo(provider: string, { apiKey = '', baseUrl = '' }: Credentials) {
  const id = createHash('sha256').update(`${provider}\n${baseUrl}\n${apiKey}`).digest('base64')
  const line = lines.get(id) ?? new ProviderLine()
  lines.delete(id)
  lines.set(id, line)
  if (lines.size > linesKept) lines.delete(lines.keys().next().value!)
  return line
}
