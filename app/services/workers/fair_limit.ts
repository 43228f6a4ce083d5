import ProblemException from '#exceptions/problem_exception'

interface FairLimits {
  /** Pieces of work that are done at the same time, one of a person's at most. */
  atOnce: number
  /** How many of one person's may wait. */
  waitingOfOne: number
  /** How many may wait together. */
  waiting: number
  /** What somebody is told for whom there is no room. */
  refusal: string
}

/** Seconds after which there is likely to be room again. */
const retryAfter = 5

/**
 * Does so much at the same time, in turns: whoever has one piece of work waits behind one of each other person at most,
 * however many these have sent.
 */
export class FairLimit {
  #running = new Set<string>()
  /** Whose turn it is, in this order. */
  #waiting = new Map<string, Array<() => void>>()
  #waitingCount = 0

  constructor(private limits: FairLimits) {}

  /** @throws ProblemException where too much waits already */
  async run<Result>(whose: string, work: () => Promise<Result>): Promise<Result> {
    await this.#turn(whose)
    try {
      return await work()
    } finally {
      this.#running.delete(whose)
      this.#next()
    }
  }

  #turn(whose: string) {
    const mine = this.#waiting.get(whose) ?? []
    const { waitingOfOne, waiting, refusal } = this.limits
    if (mine.length >= waitingOfOne || this.#waitingCount >= waiting) throw busy(refusal)
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#waiting.set(whose, [...mine, resolve])
    this.#waitingCount += 1
    this.#next()
    return promise
  }

  #next() {
    if (this.#running.size >= this.limits.atOnce) return
    for (const [whose, [begin, ...later]] of this.#waiting) {
      if (this.#running.has(whose)) continue
      this.#waiting.delete(whose)
      if (later.length > 0) this.#waiting.set(whose, later)
      this.#waitingCount -= 1
      this.#running.add(whose)
      begin()
      return
    }
  }
}

const busy = (refusal: string) =>
  new ProblemException('busy', refusal, {}, { 'Retry-After': String(retryAfter) })
