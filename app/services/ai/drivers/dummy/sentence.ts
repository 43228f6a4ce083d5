import { wordsOf, type Word } from './words.js'

const QUOTATION = /"[^"]*"|“[^”]*”|«[^»]*»/g

/** A sentence as words and the gaps between them, with what stands in quotation marks set apart. */
export class Sentence {
  readonly words: Word[]
  readonly #isQuoted: boolean[]

  constructor(readonly text: string) {
    const quotations = Array.from(text.matchAll(QUOTATION), (match) => [
      match.index,
      match.index + match[0].length,
    ])
    this.words = wordsOf(text)
    this.#isQuoted = this.words.map(({ start }) =>
      quotations.some(([from, to]) => start >= from && start < to)
    )
  }

  plain(index: number): string {
    return this.words[index]?.plain ?? ''
  }

  isQuoted(index: number): boolean {
    return this.#isQuoted[index] ?? false
  }

  /** Indexes of the words that are the narrator's own, outside quotation marks. */
  ownIndexes(): number[] {
    return this.words.map((_, index) => index).filter((index) => !this.#isQuoted[index])
  }

  /** The text between a word and the one before it. */
  gapBefore(index: number): string {
    const previous = this.words[index - 1]
    const from = previous ? previous.start + previous.text.length : 0
    return this.text.slice(from, this.words[index]?.start ?? this.text.length)
  }

  /** Whether punctuation, a quotation or the sentence's border separates a word from the one before. */
  isApart(index: number): boolean {
    return index <= 0 || index >= this.words.length || /[^\s]/.test(this.gapBefore(index))
  }

  /** The sentence with some words replaced, and everything between them kept. */
  withReplacements(replacements: Map<number, string>): string {
    const pieces = this.words.map(
      (word, index) => this.gapBefore(index) + (replacements.get(index) ?? word.text)
    )
    return pieces.join('') + this.gapBefore(this.words.length)
  }
}
