import ProblemException from '#exceptions/problem_exception'

/** Seconds after which one of the texts that are being said is likely to be done. */
const retryAfter = 5

/** Lets in only as many texts at the same time as are said soon. */
export class Turns {
  #taken = new Map<string, number>()

  constructor(private mostAtOnce: number) {}

  /**
   * @param whose of whom so many are let in; by default of everybody together
   * @returns what ends the turn
   * @throws ProblemException when there are too many
   */
  take(whose = '') {
    const taken = this.#taken.get(whose) ?? 0
    if (taken >= this.mostAtOnce) throw busy()
    this.#taken.set(whose, taken + 1)
    return () => this.#end(whose)
  }

  #end(whose: string) {
    const left = this.#taken.get(whose)! - 1
    if (left > 0) this.#taken.set(whose, left)
    else this.#taken.delete(whose)
  }
}

const busy = () =>
  new ProblemException(
    'busy',
    'More texts are being read aloud than the voices keep up with. Try again in a few seconds.',
    {},
    { 'Retry-After': String(retryAfter) }
  )
