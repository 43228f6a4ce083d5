import type { AudioFormat, Speech } from '#services/ai/speech'

/** A speech that is kept while it is heard: for each of several listeners from its beginning. */
export class Recording implements Speech {
  readonly format: AudioFormat
  /** All of it; rejects where the speech breaks off. It goes on when nobody listens any more. */
  readonly whole: Promise<Buffer>
  #pieces: Uint8Array[] = []
  #grown = Promise.withResolvers<void>()
  #hasEnded = false

  constructor({ format, pieces }: Speech) {
    this.format = format
    this.whole = this.#take(pieces)
    this.whole.catch(() => {})
  }

  /** Resolves when there is something to hear; rejects where it fails to begin. */
  async begun() {
    await this.pieces.next()
  }

  get pieces() {
    return this.#listen()
  }

  async *#listen() {
    for (let next = 0; ;) {
      while (next < this.#pieces.length) yield this.#pieces[next++]
      if (this.#hasEnded) return void (await this.whole)
      await this.#grown.promise
    }
  }

  async #take(pieces: AsyncIterable<Uint8Array>) {
    try {
      for await (const piece of pieces) {
        this.#pieces.push(piece)
        this.#grown.resolve()
        this.#grown = Promise.withResolvers<void>()
      }
      return Buffer.concat(this.#pieces)
    } finally {
      this.#hasEnded = true
      this.#grown.resolve()
    }
  }
}
