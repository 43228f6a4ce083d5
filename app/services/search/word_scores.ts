import type { CloneOutline } from '#services/search/clone_outline'
import type { Occurrences } from '#services/search/word_finder'

// Robertson & Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009): the usual constants.
const saturation = 1.2
const lengthWeight = 0.75

/** A word in one of two neighbours on each side counts half. */
const reach = 2
const neighbourWeight = 0.5

/**
 * How well the passages of one clone match the words of a question: BM25 over the clone alone, so that what others
 * teach changes nothing. A passage is read together with its neighbours in a chat (as a second, lighter field), and
 * apart from that each session as one text.
 */
export class WordScores {
  /** By row of the outline; 0 where no word is. */
  readonly passages: Float32Array
  /** By session of the outline. */
  readonly sessions: Float32Array
  readonly #outline: CloneOutline
  readonly #lengthFactors: Float32Array
  readonly #sessionFactors: Float32Array
  readonly #own: Uint8Array
  readonly #around: Uint8Array

  constructor(outline: CloneOutline, words: Occurrences[]) {
    this.#outline = outline
    this.passages = new Float32Array(outline.size)
    this.sessions = new Float32Array(outline.sessionWords.length)
    this.#lengthFactors = lengthFactors(
      outline.words.map((own, row) => own + neighbourWeight * outline.contextWords[row])
    )
    this.#sessionFactors = lengthFactors(outline.sessionWords)
    this.#own = new Uint8Array(outline.size)
    this.#around = new Uint8Array(outline.size)
    for (const word of words) this.#add(word)
  }

  #add({ own, around }: Occurrences) {
    const { size } = this.#outline
    const weight = Math.log(1 + (size - own.length + 0.5) / (own.length + 0.5))
    const ownRows = this.#rowsOf(own)
    const aroundRows = this.#rowsOf(around)
    this.#addToPassages(weight, ownRows, aroundRows)
    this.#addToSessions(weight, ownRows)
  }

  #addToPassages(weight: number, own: number[], around: number[]) {
    const rows = [...own, ...around]
    for (const row of own) {
      this.#own[row] = 1
      for (let other = row - reach; other <= row + reach; other++) {
        if (other === row || !this.#outline.areTogether(row, other)) continue
        this.#around[other]++
        rows.push(other)
      }
    }
    for (const row of around) this.#around[row] ||= 1
    for (const row of rows) {
      const frequency = this.#own[row] + neighbourWeight * this.#around[row]
      this.passages[row] += weight * saturated(frequency, this.#lengthFactors[row])
      this.#own[row] = this.#around[row] = 0
    }
  }

  #addToSessions(weight: number, rows: number[]) {
    const frequencies = new Map<number, number>()
    for (const row of rows) {
      const session = this.#outline.sessions[row]
      frequencies.set(session, (frequencies.get(session) ?? 0) + 1)
    }
    for (const [session, frequency] of frequencies) {
      this.sessions[session] += weight * saturated(frequency, this.#sessionFactors[session])
    }
  }

  /** What was taught since the outline was read is left out. */
  #rowsOf(numbers: number[]) {
    const rows: number[] = []
    for (const number of numbers) {
      const row = this.#outline.rows.get(number)
      if (row !== undefined) rows.push(row)
    }
    return rows
  }
}

/** Zero for a frequency of zero, so that a row may come twice. */
function saturated(frequency: number, lengthFactor: number) {
  return (frequency * (saturation + 1)) / (frequency + lengthFactor)
}

function lengthFactors(lengths: Float32Array) {
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length || 1
  return Float32Array.from(
    lengths,
    (length) => saturation * (1 - lengthWeight + (lengthWeight * length) / average)
  )
}
