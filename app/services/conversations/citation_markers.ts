/** A passage that the model said it used, and where in the reply: at the end of what rests on it. */
export interface Mark {
  number: number
  at: number
}

const numbers = String.raw`p?\d{1,2}(?:\s?[,;]\s?p?\d{1,2})*`
const marker = new RegExp(String.raw`\s*\[(${numbers})\]`, 'iy')

/** The end of a text that may yet turn out to be a marker. */
const beginning = /\s*(?:\[[p\d,;\s]{0,40})?$/i

/**
 * Takes markers such as `[p1]`, `[2]` or `[p1, p3]` out of a reply while it is written, wherever its pieces end, and
 * keeps where they stood.
 */
export class CitationMarkers {
  readonly marks: Mark[] = []
  text = ''
  #waiting = ''
  #gap = ''

  /** @returns what of the reply can be shown by now */
  push(piece: string) {
    this.#waiting += piece
    return this.#release(beginning.exec(this.#waiting)?.index ?? this.#waiting.length)
  }

  /** @returns the rest */
  end() {
    return this.#release(this.#waiting.length).trimEnd()
  }

  #release(until: number) {
    const before = this.text.length
    const settled = this.#waiting.slice(0, until)
    this.#waiting = this.#waiting.slice(until)
    for (let from = 0; from < settled.length;) {
      marker.lastIndex = from
      const found = marker.exec(settled)
      if (found) this.#mark(found)
      else this.#say(settled.slice(from, next(settled, from)))
      from = found ? marker.lastIndex : next(settled, from)
    }
    return this.text.slice(before)
  }

  #mark([whole, list]: RegExpExecArray) {
    this.#gap ||= whole.slice(0, whole.indexOf('['))
    for (const [number] of list.matchAll(/\d+/g))
      this.marks.push({ number: Number(number), at: this.text.length })
  }

  /** Of the space before a marker nothing stays, unless words would grow together. */
  #say(words: string) {
    const parted = this.#gap && /^[\p{L}\p{N}]/u.test(words) ? this.#gap + words : words
    this.text += this.text ? parted : parted.trimStart()
    this.#gap = ''
  }
}

/** Where the next marker, or the space before it, may begin. */
function next(text: string, from: number) {
  const at = text.slice(from + 1).search(/[\s[]/)
  return at < 0 ? text.length : from + 1 + at
}
