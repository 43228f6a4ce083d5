/** The longest reply, in bytes of UTF-8: some 10,000 words, which nobody reads in a chat. */
const longest = 64 * 1024

/** More than any text takes for a token, on the whole; and what even the shortest reply may have. */
const bytesPerToken = 32
const shortest = 1024

/** What everybody may send and no database keeps, nor any reader sees. */
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** How much of a reply is taken, whatever is sent: so many bytes, and of these what can be kept as text. */
export class ReplySize {
  #room: number

  /** @param maxTokens what the settings of the clone ask for; a server need not keep to it */
  constructor(maxTokens: number | null) {
    this.#room = Math.min(longest, Math.max(shortest, (maxTokens ?? Infinity) * bytesPerToken))
  }

  get isFull() {
    return this.#room < 0
  }

  /** @returns what fits of a piece */
  take(piece: string) {
    const bytes = Buffer.byteLength(piece)
    const fitting = bytes <= this.#room ? piece : beginningOf(piece, this.#room)
    this.#room -= bytes
    return fitting.replace(controls, '')
  }
}

/** Of so many bytes at most, and no half character. */
function beginningOf(text: string, bytes: number) {
  const into = new Uint8Array(Math.max(0, bytes))
  return text.slice(0, new TextEncoder().encodeInto(text, into).read)
}

/** A name that a provider gives, as it can be kept. */
export const asName = (told: string) => told.replace(controls, '').toWellFormed().slice(0, 200)
