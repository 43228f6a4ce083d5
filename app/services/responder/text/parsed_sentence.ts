import type { Language } from '../languages/language.js'
import { withoutPossessive } from './endings.js'
import { quotationsIn } from './quotations.js'
import { wordsOf, type Word } from './words.js'

/** A sentence as words and the gaps between them, with what stands in quotation marks set apart. */
export class ParsedSentence {
  readonly words: Word[]
  readonly #isQuoted: boolean[]

  constructor(
    readonly text: string,
    readonly language: Language
  ) {
    const quotations = quotationsIn(text)
    this.words = wordsOf(text)
    this.#isQuoted = this.words.map(({ start }) =>
      quotations.some(({ from, to }) => start >= from && start < to)
    )
  }

  plain(index: number): string {
    return this.words[index]?.plain ?? ''
  }

  /** The word without a possessive ending. */
  bare(index: number): string {
    return withoutPossessive(this.plain(index), this.language)
  }

  /** Some words in a row, in plain form. */
  run(from: number, count: number): string {
    return Array.from({ length: count }, (_, step) => this.plain(from + step))
      .join(' ')
      .trim()
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
    return index <= 0 || index >= this.words.length || /\S/.test(this.gapBefore(index))
  }

  /** Whether a comma opens the gap in front of a word. */
  followsComma(index: number): boolean {
    return this.gapBefore(index).startsWith(',')
  }

  /** Whether a quotation starts at a word: 'his song was "Grândola"'. */
  opensQuotation(index: number): boolean {
    return this.isQuoted(index) && /^\s*["“«]$/.test(this.gapBefore(index))
  }

  /** Index of the first word from `from` on that is no adverb. */
  skipAdverbs(from: number): number {
    let index = from
    while (this.language.verbs.isMidAdverb(this.plain(index)) && !this.isApart(index + 1)) index++
    return index
  }

  /** Index of the finite verb that directly follows a subject ending before `after`, or null. */
  verbAfter(after: number): number | null {
    const verb = this.skipAdverbs(after)
    return !this.isApart(after) && this.language.verbs.isFinite(this.plain(verb)) ? verb : null
  }

  /** The sentence with some words replaced, and everything between them kept; '' takes its gap along. */
  withReplacements(replacements: Map<number, string>): string {
    const pieces = this.words.map(({ text }, index) => {
      const form = replacements.get(index) ?? text
      return form && this.gapBefore(index) + form
    })
    return capitalised(pieces.join('') + this.gapBefore(this.words.length))
  }
}

function capitalised(text: string): string {
  return text.replace(
    /^(\P{L}*)(\p{Ll})/u,
    (_, before: string, letter: string) => before + letter.toUpperCase()
  )
}
