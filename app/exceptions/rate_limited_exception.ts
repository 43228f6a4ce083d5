import ProblemException from '#exceptions/problem_exception'

export interface RateLimitState {
  limit: number
  /** Length of the window, in seconds. */
  window: number
  /** Seconds until the window ends. */
  retryAfter: number
}

export default class RateLimitedException extends ProblemException {
  constructor({ limit, window, retryAfter }: RateLimitState, why = 'Too many attempts.') {
    super(
      'rate-limited',
      `${why} Try again in ${retryAfter} seconds.`,
      { limit, window_seconds: window, retry_after: retryAfter },
      { 'Retry-After': String(retryAfter) }
    )
  }
}
