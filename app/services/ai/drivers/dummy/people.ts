import type { CloneIdentity } from './clone_identity.js'
import { areAdjacent, genderOfName, isCapitalised, withoutPossessive } from './clone_identity.js'
import {
  CAPITALISED_COMMON,
  ELDERS,
  FEMININE_NAMES,
  FUNCTION_WORDS,
  KINSHIP,
  MASCULINE_NAMES,
  MOTION_VERBS,
  PLACE_PREPOSITIONS,
  wordSet,
  type Gender,
} from './lexicon.js'
import { isFiniteVerb, isMidAdverb } from './verb_agreement.js'
import type { Sentence } from './sentence.js'

/** Someone other than the clone whom a sentence mentions. */
export interface Person {
  /** Index of the first and after the last word. */
  from: number
  to: number
  gender: Gender
  isElder: boolean
  isPlural: boolean
}

const MASCULINE_NOUNS = wordSet('man boy gentleman king priest monk captain master fisherman')
const FEMININE_NOUNS = wordSet('woman girl lady queen nun midwife')
const PERSON_NOUNS = wordSet('boss teacher doctor neighbour neighbor stranger foreman governor sailor')
const PLURAL_NOUNS = wordSet('children parents kids twins friends brothers sisters sons daughters people neighbours')
const PLACE_NOUNS = wordSet(`
  street road river beach market island church school university hospital factory shipyard harbour harbor square bridge
  city town village college station airport coast sea ocean mountains company museum library avenue park valley bay
`)

/** Finds the people other than the clone in a sentence, in reading order. */
export function peopleIn(sentence: Sentence, identity: CloneIdentity): Person[] {
  const people: Person[] = []
  let index = 0
  while (index < sentence.words.length) {
    const mentioned = identity.mentionLength(sentence.words, index)
    const person = mentioned || sentence.isQuoted(index) ? null : personAt(sentence, identity, index)
    if (person) people.push(person)
    index = person?.to ?? index + Math.max(1, mentioned)
  }
  return people
}

function personAt(sentence: Sentence, identity: CloneIdentity, index: number): Person | null {
  return kinAt(sentence, identity, index) ?? namedAt(sentence, identity, index) ?? nounAt(sentence, index)
}

function kinAt(sentence: Sentence, identity: CloneIdentity, index: number): Person | null {
  const plain = withoutPossessive(sentence.plain(index))
  const kin = KINSHIP.get(plain)
  if (!kin) return null
  const name = nameLength(sentence, identity, index + 1)
  const gender = kin.gender === 'unknown' && name ? nameGender(sentence, index + 1) : kin.gender
  return person(index, index + 1 + name, gender, { isElder: ELDERS.has(kin.family) })
}

function namedAt(sentence: Sentence, identity: CloneIdentity, index: number): Person | null {
  const isName = index === 0 ? opensWithName(sentence) : isPersonalName(sentence, index)
  if (!isName || identity.isName(withoutPossessive(sentence.plain(index)))) return null
  const length = Math.max(1, nameLength(sentence, identity, index))
  return person(index, index + length, nameGender(sentence, index))
}

function nounAt(sentence: Sentence, index: number): Person | null {
  const plain = sentence.plain(index)
  if (PLURAL_NOUNS.has(plain)) return person(index, index + 1, 'unknown', { isPlural: true })
  if (MASCULINE_NOUNS.has(plain)) return isRole(sentence, index) ? null : person(index, index + 1, 'masculine')
  if (FEMININE_NOUNS.has(plain)) return isRole(sentence, index) ? null : person(index, index + 1, 'feminine')
  return PERSON_NOUNS.has(plain) && !isRole(sentence, index) ? person(index, index + 1, 'unknown') : null
}

/** "was a quiet man", "as a boy": the noun says what someone is, it brings nobody new. */
function isRole(sentence: Sentence, index: number): boolean {
  const before = [1, 2, 3, 4].map((distance) => sentence.plain(index - distance))
  return before.some((plain) => /^(as|was|is|am|were|be|became|become|like|been|i'm|he's|she's)$/.test(plain))
}

function person(from: number, to: number, gender: Gender, traits: Partial<Person> = {}): Person {
  return { from, to, gender, isElder: false, isPlural: false, ...traits }
}

/** Words of a name that starts at `index`, so that "brother Paulo" and "mother, Rosa" are one person. */
function nameLength(sentence: Sentence, identity: CloneIdentity, index: number): number {
  let end = index
  while (end < sentence.words.length && isNamePart(sentence, identity, end, index)) end++
  return end - index
}

function isNamePart(sentence: Sentence, identity: CloneIdentity, at: number, first: number): boolean {
  const word = sentence.words[at]
  if (!isCapitalised(word) || CAPITALISED_COMMON.has(word.plain)) return false
  if (identity.mentionLength(sentence.words, at) && at === first) return false
  return at === first ? /^,?\s*$/.test(sentence.gapBefore(at)) : areAdjacent(sentence.words, at)
}

/** A first word is a name when it is a usual given name or acts like a person: "Paulo gave him…". */
function opensWithName(sentence: Sentence): boolean {
  const plain = withoutPossessive(sentence.plain(0))
  if (FEMININE_NAMES.has(plain) || MASCULINE_NAMES.has(plain)) return true
  if (FUNCTION_WORDS.has(plain) || !sentence.words[0] || !isCapitalised(sentence.words[0])) return false
  const verb = sentence.plain(isMidAdverb(sentence.plain(1)) ? 2 : 1)
  return isFiniteVerb(verb) && !/^(is|was|are|were|has|had)$/.test(verb) && !plain.endsWith('s')
}

function isPersonalName(sentence: Sentence, index: number): boolean {
  const word = sentence.words[index]
  if (!isCapitalised(word) || CAPITALISED_COMMON.has(word.plain) || /\d/.test(word.plain)) return false
  if (/^(m|d|s|ll|t|ve)$/.test(word.plain)) return false
  return !isPlace(sentence, index) && !namesThing(sentence, index)
}

function isPlace(sentence: Sentence, index: number): boolean {
  const before = sentence.plain(index - 1)
  if (PLACE_PREPOSITIONS.has(before) || before === 'the' || before === 'of') return true
  if (PLACE_NOUNS.has(sentence.plain(index + 1))) return true
  if (before === 'to' && followsMotion(sentence, index)) return true
  if (/^(da|de|do|dos|das|del|di|la)$/.test(before)) return index > 1 && isPlace(sentence, index - 2)
  const continues = index > 0 && isCapitalised(sentence.words[index - 1]) && index > 1
  return continues && /^[,\s]+$/.test(sentence.gapBefore(index)) && isPlace(sentence, index - 1)
}

function followsMotion(sentence: Sentence, index: number): boolean {
  return [2, 3, 4, 5].some((distance) => MOTION_VERBS.has(sentence.plain(index - distance)))
}

/** "called it Esperança": a boat or a dog, not a person. */
function namesThing(sentence: Sentence, index: number): boolean {
  const before = `${sentence.plain(index - 2)} ${sentence.plain(index - 1)}`
  return /\b(called|named|christened|name) (it|her|him|was|is)$|\b(boat|dog|cat|ship|parrot|horse)( called| named)?$/.test(
    before
  )
}

function nameGender(sentence: Sentence, index: number): Gender {
  return genderOfName(withoutPossessive(sentence.plain(index))) ?? 'unknown'
}
