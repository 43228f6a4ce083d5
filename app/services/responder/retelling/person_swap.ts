import type { Language } from '../languages/language.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'
import { isFirstPerson } from './first_person_words.js'

/** Exchanges first and second person in one sentence, with the verbs that follow them. */
export class PersonSwap {
  isDoubtful = false
  mentionsAddressee = false
  readonly #replacements = new Map<number, string>()

  readonly #language: Language

  constructor(private readonly sentence: ParsedSentence) {
    this.#language = sentence.language
  }

  apply(): string {
    for (const index of this.sentence.ownIndexes()) this.#swap(index)
    return this.sentence.withReplacements(this.#replacements)
  }

  #swap(index: number) {
    const plain = this.sentence.plain(index)
    const { pronouns, retelling, verbs } = this.#language
    if (pronouns.nearlyAddressee.test(plain)) this.mentionsAddressee = true
    if (plain === pronouns.addressee) return this.#swapAddressee(index)
    const isTeller = isFirstPerson(this.sentence, index)
    const swapped = (isTeller ? retelling.teller : retelling.addressee).get(plain)
    if (swapped) this.#replacements.set(index, swapped)
    if (isTeller && plain === pronouns.self) this.#agree(index, verbs.secondPerson)
  }

  #swapAddressee(index: number) {
    const { forms, generic } = this.#language.retelling
    const verb = this.#verbAfter(index)
    if (verb === null || this.#isObject(index, verb))
      return this.#replacements.set(index, forms.object)
    if (generic.test(this.sentence.plain(verb))) this.isDoubtful = true
    this.#replacements.set(index, forms.subject)
    this.#agree(index, this.#language.verbs.firstPerson)
  }

  #isObject(index: number, verb: number): boolean {
    if (this.sentence.isApart(index)) return false
    const before = this.sentence.plain(index - 1)
    const { retelling, verbs, words } = this.#language
    if (words.prepositions.has(before)) return !retelling.roles.clauseOpener.test(before)
    if (retelling.perception.test(before)) return true
    return verbs.isKnown(before) && !verbs.isFinite(this.sentence.plain(verb)) && verb > index + 1
  }

  #verbAfter(index: number): number | null {
    const verb = this.sentence.skipAdverbs(index + 1)
    const plain = this.sentence.plain(verb)
    const isVerb = this.#language.verbs.isFinite(plain) || this.#language.verbs.isKnown(plain)
    return isVerb && !this.sentence.isApart(index + 1) ? verb : null
  }

  #agree(index: number, form: (verb: string) => string) {
    const verb = this.#verbAfter(index)
    if (verb === null) return
    const plain = this.sentence.plain(verb)
    // After "you" only "are" and "were" differ from "I"; an -s word there is a noun ("you stories").
    if (form(plain) !== plain && this.#language.retelling.agreeing.test(plain))
      this.#replacements.set(verb, form(plain))
  }
}
