import { bm25Saturation, bm25WordWeight } from '#services/search/bm25'
import { contextWeight, type CloneOutline } from '#services/search/clone_outline'
import type { Occurrences } from '#services/search/word_finder'

/** So many messages before and after a message are its neighbours. */
const reach = 2

/**
 * How well the passages of one clone match the words of a question: BM25 over the clone alone, so that what others
 * teach changes nothing. A passage is read together with its neighbours in a chat, as a second, lighter field.
 */
export class WordScores {
  /** By row of the outline; 0 where no word is. */
  readonly passages: Float32Array
  readonly #own: Uint8Array
  readonly #around: Uint8Array

  constructor(
    private outline: CloneOutline,
    words: Occurrences[]
  ) {
    this.passages = new Float32Array(outline.size)
    this.#own = new Uint8Array(outline.size)
    this.#around = new Uint8Array(outline.size)
    for (const word of words) this.#add(word)
  }

  #add(word: Occurrences) {
    const weight = bm25WordWeight(word.own.length, this.outline.size)
    const own = this.#rowsOf(word.own)
    const around = this.#rowsOf(word.around)
    const rows = [...own, ...around]
    for (const row of own) {
      this.#own[row] = 1
      for (let other = row - reach; other <= row + reach; other++) {
        if (other === row || !this.outline.areTogether(row, other)) continue
        this.#around[other]++
        rows.push(other)
      }
    }
    for (const row of around) this.#around[row] ||= 1
    for (const row of rows) {
      // Nothing the second time that a row comes.
      const frequency = this.#own[row] + contextWeight * this.#around[row]
      this.passages[row] += weight * bm25Saturation(frequency, this.outline.lengthFactors[row])
      this.#own[row] = this.#around[row] = 0
    }
  }

  /** What was taught since the outline was read is left out. */
  #rowsOf(numbers: number[]) {
    const rows: number[] = []
    for (const number of numbers) {
      const row = this.outline.rowOf(number)
      if (row !== undefined) rows.push(row)
    }
    return rows
  }
}
