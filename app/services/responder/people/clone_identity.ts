import {
  CAPITALISED_COMMON,
  FEMININE_NAMES,
  FUNCTION_WORDS,
  KINSHIP,
  MASCULINE_NAMES,
  PLACE_PREPOSITIONS,
  wordSet,
  type Gender,
} from '../text/lexicon.js'
import { plainText, wordsOf, type Word } from '../text/words.js'
import type { GroundedContext } from '../grounded_context.js'

const ADJECTIVES = wordSet(
  'late dear dearest beloved old older oldest elder younger youngest little big own poor darling great best closest'
)
const HONORIFICS = wordSet('mr mrs ms dr dona dom senhor don sir st')

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

  constructor({ clone, passages }: Pick<GroundedContext, 'clone' | 'passages'>) {
    const description = wordsOf(clone.description)
    this.name = clone.name
    this.#names = namesOf(clone.name)
    this.isSelf = describesSelf(description)
    this.kinship = this.isSelf
      ? null
      : (kinshipIn(wordsOf(clone.name)) ?? describedKinship(description))
    this.gender = this.#guessGender([
      clone.description,
      ...passages.map((passage) => passage.content),
    ])
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
    return this.#names.has(plain) || (KINSHIP.get(plain)?.title ?? false)
  }

  #nameLength(words: Word[], index: number): number {
    if (!this.#isNameAt(words, index)) return 0
    const isGivenName = withoutPossessive(words[index].plain) === [...this.#names][0]
    if (followsOtherName(words, index, isGivenName)) return 0
    let end = index + 1
    while (end < words.length && this.#isNameAt(words, end) && areAdjacent(words, end)) end++
    return this.#continuesAsOtherName(words, end) ? 0 : end - index
  }

  #isNameAt(words: Word[], index: number): boolean {
    const word = words[index]
    const canBeName = isCapitalised(word) || isTypedSmall(words)
    return canBeName && this.#names.has(withoutPossessive(word.plain))
  }

  /** "Rui Barbosa" is not Rui Almeida, and "Rui's Diner" is a diner. */
  #continuesAsOtherName(words: Word[], end: number): boolean {
    const next = words[end]
    if (!next || !isCapitalised(next) || !areAdjacent(words, end)) return false
    if (isPossessive(words[end - 1]))
      return !CAPITALISED_COMMON.has(next.plain) && !KINSHIP.has(next.plain)
    return this.#names.size > 1
  }

  /** "Dr. Yusuf", "Uncle Rui". */
  #titledLength(words: Word[], index: number): number {
    const [title, name] = [words[index], words[index + 1]]
    const isTitle = HONORIFICS.has(title.plain) || KINSHIP.get(title.plain)?.title
    if (!isTitle || !name || !isCapitalised(title)) return 0
    const isNext = name.start - title.start - title.text.length <= 2
    const length = isNext ? this.#nameLength(words, index + 1) : 0
    return length && length + 1
  }

  #kinshipLength(words: Word[], index: number): number {
    if (!this.kinship) return 0
    const hasOwner = words[index].plain === 'my' || words[index].plain === 'our'
    const kin = hasOwner ? skipAdjectives(words, index + 1) : index
    if (!this.#isKinAt(words, kin) || (!hasOwner && !standsAsName(words, kin))) return 0
    const named = areAdjacent(words, kin + 1) ? this.#nameLength(words, kin + 1) : 0
    return kin + 1 - index + named
  }

  #isKinAt(words: Word[], index: number): boolean {
    const word = words[index]
    return word !== undefined && KINSHIP.get(withoutPossessive(word.plain))?.family === this.kinship
  }

  #guessGender(texts: string[]): Gender {
    const known = kinshipGender(this.kinship) ?? givenNameGender(this.#names)
    return known ?? pronounGender(texts.join(' '))
  }
}

export function isCapitalised(word: Word): boolean {
  return /^\p{Lu}/u.test(word.text)
}

export function isPossessive(word: Word): boolean {
  return word.plain.endsWith("'s") || word.plain.endsWith("'")
}

export function withoutPossessive(plain: string): string {
  return plain.replace(/'s?$/, '')
}

/** Whether only a space can stand between a word and the one before it. */
export function areAdjacent(words: Word[], index: number): boolean {
  const [previous, word] = [words[index - 1], words[index]]
  return Boolean(previous && word) && word.start - previous.start - previous.text.length <= 1
}

function namesOf(name: string): Set<string> {
  return new Set(
    wordsOf(name)
      .map((word) => word.plain)
      .filter((word) => word.length > 1 && !HONORIFICS.has(word) && !KINSHIP.has(word))
  )
}

function kinshipIn(words: Word[]): string | null {
  return words.map((word) => KINSHIP.get(word.plain)?.family).find(Boolean) ?? null
}

function describesSelf(words: Word[]): boolean {
  return words.some(
    ({ plain, text }) => plain === 'myself' || plain === 'me' || text === 'I' || plain === "i'm"
  )
}

/** "My late father, a carpenter", "Our grandmother", "She was my aunt", "Dad, 1944 to 2015". */
function describedKinship(words: Word[]): string | null {
  for (let index = 0; index < Math.min(words.length, 30); index++) {
    const isOwner = words[index].plain === 'my' || words[index].plain === 'our'
    const kin = KINSHIP.get(words[isOwner ? skipAdjectives(words, index + 1) : -1]?.plain ?? '')
    if (kin) return kin.family
  }
  const first = words[0] && KINSHIP.get(words[0].plain)
  return first?.title && words[1]?.plain !== 'of' && words[1]?.plain !== 'to' ? first.family : null
}

function skipAdjectives(words: Word[], from: number): number {
  let index = from
  while (index < words.length && ADJECTIVES.has(words[index].plain)) index++
  return Math.min(index, words.length - 1)
}

/** "Dad", "Grandma" with a capital and no owner in front ("his Dad", "the Father"). */
function standsAsName(words: Word[], index: number): boolean {
  const kin = KINSHIP.get(withoutPossessive(words[index].plain))
  const owner = words[index - 1]?.plain ?? ''
  const isOwned = /^(his|her|their|your|the|a|an)$/.test(owner) || owner.endsWith("'s")
  const canBeName = isCapitalised(words[index]) || isTypedSmall(words)
  return Boolean(kin?.title) && canBeName && !isOwned
}

/** Written by someone who uses no capitals, so that their lack tells nothing. */
function isTypedSmall(words: Word[]): boolean {
  return /^\p{Ll}/u.test(words[0]?.text ?? '') && !words.slice(0, 12).some(isCapitalised)
}

/** "James Franklin" is not Benjamin Franklin, but "Mr Franklin", "Uncle Rui" and "Today Rui" are. */
function followsOtherName(words: Word[], index: number, isGivenName: boolean): boolean {
  const previous = words[index - 1]
  if (!previous || !isCapitalised(previous) || !areAdjacent(words, index)) return false
  if (isGivenName && (index === 1 || PLACE_PREPOSITIONS.has(words[index - 2]?.plain))) return false
  const { plain, text } = previous
  return !HONORIFICS.has(plain) && !KINSHIP.has(plain) && !FUNCTION_WORDS.has(plain) && text !== 'I'
}

function kinshipGender(kinship: string | null): Gender | undefined {
  const gender = kinship ? KINSHIP.get(kinship)?.gender : undefined
  return gender === 'unknown' ? undefined : gender
}

function givenNameGender(names: Set<string>): Gender | undefined {
  const [given] = names
  return given === undefined ? undefined : genderOfName(given)
}

/** The gender a given name usually has, or undefined when it tells nothing. */
export function genderOfName(name: string): Gender | undefined {
  const plain = plainText(name)
  if (FEMININE_NAMES.has(plain)) return 'feminine'
  if (MASCULINE_NAMES.has(plain)) return 'masculine'
  if (plain.length > 2 && plain.endsWith('a')) return 'feminine'
  return plain.length > 3 && plain.endsWith('o') ? 'masculine' : undefined
}

function pronounGender(text: string): Gender {
  const masculine = text.match(/\b(he|him|his)\b/gi)?.length ?? 0
  const feminine = text.match(/\b(she|her|hers)\b/gi)?.length ?? 0
  if (masculine > 2 * feminine) return 'masculine'
  return feminine > 2 * masculine ? 'feminine' : 'unknown'
}
