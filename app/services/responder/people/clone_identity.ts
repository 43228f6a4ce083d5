import type { GroundedContext } from '../grounded_context.js'
import type { Gender } from '../languages/contract/people.js'
import type { Language } from '../languages/language.js'
import { usualLanguage } from '../languages/registry.js'
import { isPossessive, withoutPossessive } from '../text/endings.js'
import { areAdjacent, isCapitalised, wordsOf, type Word } from '../text/words.js'
import { guessedGender } from './gender.js'
import { describedKinship, kinshipIn, skipKinAdjectives } from './kinship.js'

/**
 * Who the clone is in the texts about it: its names, its gender, and what it is to the person who
 * taught it ("my father").
 */
export class CloneIdentity {
  readonly name: string
  readonly gender: Gender
  /** Family of the kinship word by which the teller calls the clone, or null. */
  readonly kinship: string | null
  /** The person taught the clone about themself. */
  readonly isSelf: boolean
  readonly #names: Set<string>

  constructor(
    { clone, passages }: Pick<GroundedContext, 'clone' | 'passages'>,
    readonly language: Language = usualLanguage
  ) {
    const description = wordsOf(clone.description)
    this.name = clone.name
    this.#names = namesOf(clone.name, language)
    this.isSelf = describesSelf(description, language)
    this.kinship = this.isSelf
      ? null
      : (kinshipIn(wordsOf(clone.name), language) ?? describedKinship(description, language))
    const texts = [clone.description, ...passages.map((passage) => passage.content)]
    this.gender = guessedGender(this.kinship, this.#names, texts, language)
  }

  /** How many words from `index` on name the clone; 0 when they do not. */
  mentionLength(words: Word[], index: number): number {
    if (index >= words.length) return 0
    return (
      this.#nameLength(words, index) ||
      this.#kinshipLength(words, index) ||
      this.#titledLength(words, index)
    )
  }

  isName(plain: string): boolean {
    return this.#names.has(plain)
  }

  /** Whether a speaker of a chat is the clone, by the first name. */
  isCalled(speaker: string): boolean {
    const [first] = wordsOf(speaker)
    return first !== undefined && this.#names.has(first.plain)
  }

  /** Whether a word is a way to address the clone: its name, or any kinship title ("dad"). */
  isFormOfAddress(plain: string): boolean {
    return this.#names.has(plain) || this.#isKinTitle(plain)
  }

  #nameLength(words: Word[], index: number): number {
    if (!this.#isNameAt(words, index)) return 0
    const isGivenName = this.#bare(words[index]) === [...this.#names][0]
    if (this.#followsOtherName(words, index, isGivenName)) return 0
    let end = index + 1
    while (end < words.length && this.#isNameAt(words, end) && areAdjacent(words, end)) end++
    return this.#continuesAsOtherName(words, end) ? 0 : end - index
  }

  #isNameAt(words: Word[], index: number): boolean {
    const word = words[index]
    const canBeName = isCapitalised(word) || isTypedSmall(words)
    return canBeName && this.#names.has(this.#bare(word))
  }

  /** "James Franklin" is not Benjamin Franklin, but "Mr Franklin", "Uncle Rui" and "Today Rui" are. */
  #followsOtherName(words: Word[], index: number, isGivenName: boolean): boolean {
    const previous = words[index - 1]
    if (!previous || !isCapitalised(previous) || !areAdjacent(words, index)) return false
    const { functionWords, placePrepositions } = this.language.words
    if (isGivenName && (index === 1 || placePrepositions.has(words[index - 2]?.plain))) return false
    const { kinship, honorifics } = this.language.people
    const { plain } = previous
    return !honorifics.has(plain) && !kinship.has(plain) && !functionWords.has(plain)
  }

  /** "Rui Barbosa" is not Rui Almeida, and "Rui's Diner" is a diner. */
  #continuesAsOtherName(words: Word[], end: number): boolean {
    const next = words[end]
    if (!next || !isCapitalised(next) || !areAdjacent(words, end)) return false
    if (isPossessive(words[end - 1].plain, this.language)) {
      const { words: lists, people } = this.language
      return !lists.capitalisedCommon.has(next.plain) && !people.kinship.has(next.plain)
    }
    return this.#names.size > 1
  }

  /** "Dr. Yusuf", "Uncle Rui". */
  #titledLength(words: Word[], index: number): number {
    const [title, name] = [words[index], words[index + 1]]
    const isTitle =
      this.language.people.honorifics.has(title.plain) || this.#isKinTitle(title.plain)
    if (!isTitle || !name || !isCapitalised(title)) return 0
    const isNext = name.start - title.start - title.text.length <= 2
    const length = isNext ? this.#nameLength(words, index + 1) : 0
    return length && length + 1
  }

  #kinshipLength(words: Word[], index: number): number {
    if (!this.kinship) return 0
    const hasOwner = this.language.people.owners.has(words[index].plain)
    const kin = hasOwner ? skipKinAdjectives(words, index + 1, this.language) : index
    if (!this.#isKinAt(words, kin) || (!hasOwner && !this.#standsAsName(words, kin))) return 0
    const named = areAdjacent(words, kin + 1) ? this.#nameLength(words, kin + 1) : 0
    return kin + 1 - index + named
  }

  #isKinAt(words: Word[], index: number): boolean {
    const word = words[index]
    if (word === undefined) return false
    return this.language.people.kinship.get(this.#bare(word))?.family === this.kinship
  }

  /** "Dad", "Grandma" with a capital and no owner in front ("his Dad", "the Father"). */
  #standsAsName(words: Word[], index: number): boolean {
    const owner = words[index - 1]?.plain ?? ''
    const canBeName = isCapitalised(words[index]) || isTypedSmall(words)
    const isOwned = this.language.people.foreignOrNone.test(owner)
    return this.#isKinTitle(this.#bare(words[index])) && canBeName && !isOwned
  }

  #isKinTitle(plain: string): boolean {
    return this.language.people.kinship.get(plain)?.title ?? false
  }

  #bare({ plain }: Word): string {
    return withoutPossessive(plain, this.language)
  }
}

function namesOf(name: string, { people }: Language): Set<string> {
  return new Set(
    wordsOf(name)
      .map((word) => word.plain)
      .filter(
        (word) => word.length > 1 && !people.honorifics.has(word) && !people.kinship.has(word)
      )
  )
}

function describesSelf(words: Word[], { people, pronouns }: Language): boolean {
  return words.some(
    ({ plain, text }) => people.selfWords.has(plain) || text === pronouns.selfAsWritten
  )
}

/** Written by someone who uses no capitals, so that their lack tells nothing. */
function isTypedSmall(words: Word[]): boolean {
  return /^\p{Ll}/u.test(words[0]?.text ?? '') && !words.slice(0, 12).some(isCapitalised)
}
