/** A passage that the model said it used, and where in the reply: at the end of what rests on it. */
export interface Mark {
  number: number
  at: number
}

/** Twenty numbers at most, so that a bracket is done with in a few steps whatever is in it. */
const marker = /\[(p?\d{1,2}(?:\s?[,;]\s?p?\d{1,2}){0,19})\]/iy

/** The end of a text that may yet turn out to be a marker. */
const beginning = /\[[p\d,;\s]{0,40}$/iy

/** A space, or words up to the next space or bracket. */
const run = /\s+|\[?[^\s[]*/y

/**
 * Takes markers such as `[p1]`, `[2]` or `[p1, p3]` out of a reply while it is written, wherever its pieces end, and
 * keeps where they stood. Every piece is read once, and a bracket's beginning again with the next piece.
 */
export class CitationMarkers {
  readonly marks: Mark[] = []
  text = ''
  /** A bracket that is not closed yet, and the space that may belong to a marker. */
  #open = ''
  #space = ''
  /** The space before the markers that were just taken out. */
  #gap = ''

  /** @returns what of the reply can be shown by now */
  push(piece: string) {
    return this.#read(this.#open + piece, { isLast: false })
  }

  /** @returns the rest, without the space at its end */
  end() {
    return this.#read(this.#open, { isLast: true })
  }

  #read(text: string, { isLast }: { isLast: boolean }) {
    const said: string[] = []
    let at = 0
    this.#open = ''
    while (at < text.length) {
      const found = matchAt(marker, text, at)
      if (!found && !isLast && matchAt(beginning, text, at)) {
        this.#open = text.slice(at)
        break
      }
      const [whole] = found ?? matchAt(run, text, at)!
      if (found) this.#mark(found[1])
      else said.push(this.#say(whole))
      at += whole.length
    }
    return said.join('')
  }

  #mark(list: string) {
    this.#gap ||= this.#space
    this.#space = ''
    for (const [number] of list.matchAll(/\d+/g))
      this.marks.push({ number: Number(number), at: this.text.length })
  }

  /** Of the space before a marker nothing stays, unless words would grow together. */
  #say(words: string) {
    if (/^\s/.test(words)) {
      this.#space += words
      return ''
    }
    const isParted = this.#gap && !this.#space && /^[\p{L}\p{N}]/u.test(words)
    const space = isParted ? this.#gap : this.#space
    this.#gap = ''
    this.#space = ''
    const said = this.text ? space + words : words
    this.text += said
    return said
  }
}

function matchAt(pattern: RegExp, text: string, from: number) {
  pattern.lastIndex = from
  return pattern.exec(text)
}
