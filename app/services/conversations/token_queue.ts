/** How many words wait one by one for a reader who is late; those that follow are put together. */
const most = 64

/**
 * Words on their way to one reader, who may come late, read slowly or go away. What waits is never more than the reply,
 * which is bounded.
 */
export class TokenQueue {
  #waiting: string[] = []
  #isLeft = false
  #hasEnded = false
  #failure?: Error
  #wake = () => {}

  get tokens(): AsyncIterable<string> {
    return this.#read()
  }

  push(token: string) {
    if (!token || this.#isLeft) return
    if (this.#waiting.length < most) this.#waiting.push(token)
    else this.#waiting[most - 1] += token
    this.#wake()
  }

  end() {
    this.#hasEnded = true
    this.#wake()
  }

  /** The reader is told at once, whatever waits. */
  fail(error: Error) {
    this.#failure = error
    this.#wake()
  }

  async *#read() {
    try {
      for (;;) {
        if (this.#failure) throw this.#failure
        const token = this.#waiting.shift()
        if (token !== undefined) yield token
        else if (this.#hasEnded) return
        else await new Promise<void>((resolve) => (this.#wake = resolve))
      }
    } finally {
      this.#isLeft = true
      this.#waiting = []
    }
  }
}
