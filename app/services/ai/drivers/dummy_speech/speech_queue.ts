import ProblemException from '#exceptions/problem_exception'

/** Texts that are being said at the same time, sentence by sentence in turn. */
const mostAtOnce = 8

/** Seconds after which one of them is likely to be done. */
const retryAfter = 5

/** Lets in as many as get their turn soon. */
export class SpeechQueue {
  #inside = 0

  /** @throws ProblemException when there are too many */
  enter() {
    if (this.#inside >= mostAtOnce) throw busy()
    this.#inside++
    return () => void this.#inside--
  }
}

const busy = () =>
  new ProblemException(
    'busy',
    'More texts are being read aloud than the voices keep up with. Try again in a few seconds.',
    {},
    { 'Retry-After': String(retryAfter) }
  )
