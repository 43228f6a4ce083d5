import type { Language } from '../languages/language.js'
import { withoutPossessive } from '../text/endings.js'
import { isCapitalised, type Word } from '../text/words.js'

/**
 * What a word does in its question:
 * - `verb`: what is done or happens, in the main clause.
 * - `kind`: names the kind of answer ("which football club", "how deep"), so that an answer may do without it.
 * - `counted`: what is to be counted ("how many sardines"), which an answer can't do without.
 * - `circumstance`: a place or time beside the matter ("in New York", "when she went to Boston").
 * - `core`: all the rest.
 */
export type Part = 'verb' | 'kind' | 'counted' | 'circumstance' | 'core'

/** The part of each word of a question, by the word's place in the list. */
export function partsOf(words: Word[], language: Language): Part[] {
  return new QuestionParts(words, language).parts()
}

class QuestionParts {
  readonly #parts: Part[]
  readonly #opener: number
  readonly #clause: number
  readonly #verb: number | null

  constructor(
    private readonly words: Word[],
    private readonly language: Language
  ) {
    const { openers } = language.questions.parts
    this.#opener = words.findIndex(({ plain }) => openers.has(withoutPossessive(plain, language)))
    this.#clause = this.#clauseStart()
    this.#verb = this.#mainVerb()
    this.#parts = words.map(() => 'core')
  }

  parts(): Part[] {
    const { formsOfBe } = this.language.questions.parts
    const hasMain = this.#verb !== null && !formsOfBe.has(this.#plain(this.#verb))
    if (hasMain) this.#parts.fill('circumstance', this.#clause)
    if (this.#verb !== null) this.#parts[this.#verb] = 'verb'
    this.#markKind()
    if (hasMain) this.#markCapacity()
    if (this.#opener >= 0 && hasMain) this.#markPlaces()
    return this.#parts
  }

  /** Where a subordinate clause begins: "…when she went", "the boys who…", "the mine you went down". */
  #clauseStart(): number {
    const { clauseOpeners, subjects } = this.language.questions.parts
    const start = this.words.findIndex(
      ({ plain }, index) =>
        index >= 3 &&
        (clauseOpeners.has(plain) ||
          (subjects.has(plain) &&
            this.#isContent(index - 1) &&
            !this.language.verbs.isKnown(this.#plain(index - 1))))
    )
    return start === -1 ? this.words.length : start
  }

  /** The first verb behind the auxiliary, or right behind "who" and "what"; "be" only where there is no other. */
  #mainVerb(): number | null {
    const candidates = this.words
      .map((_, index) => index)
      .filter((index) => index > this.#opener && index < this.#clause && this.#isVerb(index))
    const content = candidates.filter((index) => !this.#isAuxiliary(index))
    const { lightVerbs } = this.language.words
    const telling = content.filter((index) => !lightVerbs.has(this.#plain(index)))
    return telling[0] ?? content[0] ?? candidates[0] ?? null
  }

  #isVerb(index: number): boolean {
    const { determiners, asidePrepositions } = this.language.questions.parts
    const before = this.#plain(index - 1)
    return (
      this.language.verbs.isKnown(this.#plain(index)) &&
      !determiners.has(before) &&
      !asidePrepositions.has(before)
    )
  }

  #markKind() {
    const { degreeOpener, kindOpeners, kindNouns, ofWhat } = this.language.questions.parts
    const asking = this.#plain(this.#opener)
    if (asking === degreeOpener) return this.#markDegree()
    if (!kindOpeners.has(asking)) return
    this.#markContent(this.#opener + 1, 'kind')
    this.words.forEach(({ plain }, index) => {
      if (kindNouns.has(plain) && this.#plain(index + 1) === ofWhat) this.#parts[index] = 'kind'
    })
  }

  /** "How deep", and "how many" with what follows up to the verb. */
  #markDegree() {
    const { degrees, amounts } = this.language.questions.parts
    const degree = this.#plain(this.#opener + 1)
    if (!degrees.has(degree)) return
    this.#parts[this.#opener + 1] = 'kind'
    if (amounts.has(degree)) this.#markContent(this.#opener + 2, 'counted')
  }

  /** What follows up to the verb. */
  #markContent(from: number, part: Part) {
    for (let index = from; index < this.words.length; index++) {
      if (this.#isAuxiliary(index) || this.#parts[index] === 'verb') break
      if (this.#isContent(index)) this.#parts[index] = part
    }
  }

  /** "As an apprentice", "as a child". */
  #markCapacity() {
    const { capacity, afterCapacity } = this.language.questions.parts
    const as = this.words.findIndex(
      ({ plain }, index) => plain === capacity && afterCapacity.test(this.#plain(index + 1))
    )
    if (as > 0) this.#parts.fill('circumstance', as)
  }

  /** "In New York", where something else says what is asked about it. */
  #markPlaces() {
    const { locatives } = this.language.questions.parts
    this.words.forEach((word, index) => {
      const before = this.words[index - 1]
      if (index === 0 || this.#parts[index] !== 'core' || !isCapitalised(word)) return
      const goesOn = this.#parts[index - 1] === 'circumstance' && isCapitalised(before)
      if (locatives.has(before.plain) || goesOn) this.#parts[index] = 'circumstance'
    })
  }

  #plain(index: number): string {
    return this.words[index]?.plain ?? ''
  }

  #isAuxiliary(index: number): boolean {
    return this.language.verbs.auxiliaries.has(this.#plain(index))
  }

  #isContent(index: number): boolean {
    return !this.language.words.functionWords.has(this.#plain(index))
  }
}
