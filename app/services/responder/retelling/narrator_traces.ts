import type { Language } from '../languages/language.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import { peopleIn } from '../people/other_people.js'
import { ParsedSentence } from '../text/parsed_sentence.js'
import { isFirstPerson } from './first_person_words.js'

/** What in a text tells whose voice it is in. */
export interface NarratorTraces {
  first: number
  second: number
  third: number
  mentions: number
  ownsKin: boolean
  /** "He" or "she" before anyone was named whom it could mean. */
  opensOnPronoun: boolean
  /** "You" stands before any "I". */
  opensOnYou: boolean
  tellsWhatYouDid: boolean
}

/** Reads the traces of a text's narrator. */
export function tracesIn(content: string, identity: CloneIdentity): NarratorTraces {
  return new TraceReading(new ParsedSentence(content, identity.language), identity).read()
}

class TraceReading {
  readonly #language: Language
  readonly #traces: NarratorTraces

  constructor(
    private readonly sentence: ParsedSentence,
    private readonly identity: CloneIdentity
  ) {
    this.#language = identity.language
    this.#traces = {
      first: 0,
      second: 0,
      third: 0,
      mentions: 0,
      ownsKin: false,
      opensOnPronoun: this.#opensOnPronoun(),
      opensOnYou: false,
      tellsWhatYouDid: false,
    }
  }

  read(): NarratorTraces {
    for (const index of this.sentence.ownIndexes()) this.#note(index)
    return this.#traces
  }

  #opensOnPronoun(): boolean {
    const pronoun = this.sentence.ownIndexes().find((index) => this.#isThirdPerson(index))
    const [person] = peopleIn(this.sentence, this.identity)
    return pronoun !== undefined && (person === undefined || person.from > pronoun)
  }

  #note(index: number) {
    const plain = this.sentence.plain(index)
    const { own, secondPerson, theirs } = this.#language.pronouns
    if (isFirstPerson(this.sentence, index)) this.#traces.first++
    else if (secondPerson.test(plain)) this.#noteAddressee(index)
    else if (this.#isThirdPerson(index) || (index === 0 && plain === theirs)) this.#traces.third++
    if (plain === own && this.#isYoungerKin(index + 1)) this.#traces.ownsKin = true
    if (this.#mentionsAsOther(index)) this.#traces.mentions++
  }

  #noteAddressee(index: number) {
    this.#traces.second++
    if (this.#traces.first === 0) this.#traces.opensOnYou = true
    const verb = this.sentence.plain(this.sentence.skipAdverbs(index + 1))
    const isSubject = this.sentence.plain(index) === this.#language.pronouns.addressee
    if (isSubject && this.#language.verbs.isPast(verb)) this.#traces.tellsWhatYouDid = true
  }

  /** A mention of the clone by somebody else: not "I am Rui", "they called me Rui". */
  #mentionsAsOther(index: number): boolean {
    if (!this.identity.mentionLength(this.sentence.words, index)) return false
    const before = `${this.sentence.plain(index - 2)} ${this.sentence.plain(index - 1)}`
    return !this.#language.retelling.ownName.test(before)
  }

  #isThirdPerson(index: number): boolean {
    return this.#language.pronouns.thirdPerson.has(this.sentence.plain(index))
  }

  #isYoungerKin(index: number): boolean {
    const plain = this.sentence.plain(index)
    const { kinship, youngerKin } = this.#language.people
    return youngerKin.has(kinship.get(plain)?.family ?? plain)
  }
}
