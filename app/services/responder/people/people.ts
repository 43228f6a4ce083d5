import type { CloneIdentity } from './clone_identity.js'
import { areAdjacent, genderOfName, isCapitalised, withoutPossessive } from './clone_identity.js'
import {
  CAPITALISED_COMMON,
  ELDERS,
  FEMININE_NAMES,
  FUNCTION_WORDS,
  KINSHIP,
  MASCULINE_NAMES,
  PLACE_PREPOSITIONS,
  wordSet,
  type Gender,
} from '../text/lexicon.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'

/** Someone other than the clone whom a sentence mentions. */
export interface Person {
  /** Index of the first word, and of the word after the last. */
  from: number
  to: number
  gender: Gender
  isElder: boolean
  isPlural: boolean
  /** Mentioned in passing ("with his cousin Leo"), so hardly what the next sentence is about. */
  isOblique: boolean
}

const MASCULINE_NOUNS = wordSet('man boy gentleman king priest monk captain master fisherman')
const FEMININE_NOUNS = wordSet('woman girl lady queen nun midwife')
const PERSON_NOUNS = wordSet(
  'boss teacher doctor neighbour neighbor stranger foreman governor sailor'
)
const PLURAL_NOUNS = wordSet(
  'children parents kids twins friends brothers sisters sons daughters people neighbours'
)
const PLACE_NOUNS = wordSet(`
  street road river beach market island church school university hospital factory shipyard harbour
  harbor square bridge city town village college station airport coast sea ocean mountains company
  museum library avenue park valley bay
`)
const TO_A_PERSON = wordSet(`
  gave give gives wrote write writes said say told spoke speak talked talk sold sell lent lend sent
  send introduced showed promised listened belonged engaged married kind close read sang proposed
`)
const IN_PASSING = wordSet('with from by of about at like without near beside against than')
const BEFORE_A_PERSON = wordSet(`
  his her their my our your the a an old older elder younger youngest oldest little big best dear
  good late first second only
`)

/** Finds the people other than the clone in a sentence, in reading order. */
export function peopleIn(sentence: ParsedSentence, identity: CloneIdentity): Person[] {
  const people: Person[] = []
  let index = 0
  while (index < sentence.words.length) {
    const mentioned = identity.mentionLength(sentence.words, index)
    const isOther = !mentioned && !sentence.isQuoted(index)
    const found = isOther ? personAt(sentence, identity, index) : null
    if (found) people.push(found)
    index = found?.to ?? index + Math.max(1, mentioned)
  }
  return people
}

function personAt(sentence: ParsedSentence, identity: CloneIdentity, index: number): Person | null {
  const found =
    kinAt(sentence, identity, index) ??
    namedAt(sentence, identity, index) ??
    nounAt(sentence, index)
  return found && { ...found, isOblique: isOblique(sentence, index) }
}

function kinAt(sentence: ParsedSentence, identity: CloneIdentity, index: number): Person | null {
  const kin = KINSHIP.get(withoutPossessive(sentence.plain(index)))
  if (!kin) return null
  const name = nameLength(sentence, identity, index + 1)
  const gender = kin.gender === 'unknown' && name ? nameGender(sentence, index + 1) : kin.gender
  return person(index, index + 1 + name, gender, { isElder: ELDERS.has(kin.family) })
}

function namedAt(sentence: ParsedSentence, identity: CloneIdentity, index: number): Person | null {
  const isName = index === 0 ? opensWithName(sentence) : isPersonalName(sentence, index)
  if (!isName || identity.isName(withoutPossessive(sentence.plain(index)))) return null
  const length = Math.max(1, nameLength(sentence, identity, index))
  return person(index, index + length, nameGender(sentence, index))
}

function nounAt(sentence: ParsedSentence, index: number): Person | null {
  const plain = sentence.plain(index)
  if (PLURAL_NOUNS.has(plain)) return person(index, index + 1, 'unknown', { isPlural: true })
  const gender = nounGender(plain)
  return gender && !isRole(sentence, index) ? person(index, index + 1, gender) : null
}

function nounGender(plain: string): Gender | null {
  if (MASCULINE_NOUNS.has(plain)) return 'masculine'
  if (FEMININE_NOUNS.has(plain)) return 'feminine'
  return PERSON_NOUNS.has(plain) ? 'unknown' : null
}

/** "was a quiet man", "as a boy": the noun says what someone is, it brings nobody new. */
function isRole(sentence: ParsedSentence, index: number): boolean {
  const before = sentence.run(index - 4, 4)
  return /\b(as|was|is|am|were|be|became|become|like|been|i'm|he's|she's)\b/.test(before)
}

function isOblique(sentence: ParsedSentence, index: number): boolean {
  let before = index - 1
  while (before >= 0 && BEFORE_A_PERSON.has(sentence.plain(before))) before--
  return IN_PASSING.has(sentence.plain(before))
}

function person(from: number, to: number, gender: Gender, traits: Partial<Person> = {}): Person {
  return { from, to, gender, isElder: false, isPlural: false, isOblique: false, ...traits }
}

/** Words of a name that starts at `index`, so that "brother Paulo" and "mother, Rosa" are one person. */
function nameLength(sentence: ParsedSentence, identity: CloneIdentity, index: number): number {
  if (identity.mentionLength(sentence.words, index) || !/^,?\s*$/.test(sentence.gapBefore(index))) {
    return 0
  }
  let end = index
  while (isNameWord(sentence, end) && (end === index || areAdjacent(sentence.words, end))) end++
  return end - index
}

function isNameWord(sentence: ParsedSentence, index: number): boolean {
  const word = sentence.words[index]
  return word !== undefined && isCapitalised(word) && !CAPITALISED_COMMON.has(word.plain)
}

/** A first word is a name when it is a usual given name or acts like a person: "Paulo gave him…". */
function opensWithName(sentence: ParsedSentence): boolean {
  const plain = withoutPossessive(sentence.plain(0))
  if (FEMININE_NAMES.has(plain) || MASCULINE_NAMES.has(plain)) return true
  if (!isNameWord(sentence, 0) || FUNCTION_WORDS.has(plain) || plain.endsWith('s')) return false
  const verb = sentence.verbAfter(1)
  return verb !== null && !/^(is|was|are|were|has|had)$/.test(sentence.plain(verb))
}

function isPersonalName(sentence: ParsedSentence, index: number): boolean {
  const { plain } = sentence.words[index]
  if (!isNameWord(sentence, index) || FUNCTION_WORDS.has(plain) || /\d/.test(plain)) return false
  return !isPlace(sentence, index) && !isThing(sentence, index)
}

function isPlace(sentence: ParsedSentence, index: number): boolean {
  const before = sentence.plain(index - 1)
  if (PLACE_PREPOSITIONS.has(before) || before === 'the' || before === 'of') return true
  if (PLACE_NOUNS.has(sentence.plain(index + 1))) return true
  if (before === 'to') return !isToldTo(sentence, index)
  if (/^(da|de|do|dos|das|del|di|la)$/.test(before)) return isPlace(sentence, index - 2)
  return continuesName(sentence, index) && isPlace(sentence, index - 1)
}

/** "in Porto, Portugal", "at Vila Nova". */
function continuesName(sentence: ParsedSentence, index: number): boolean {
  return index > 1 && isNameWord(sentence, index - 1) && /^[,\s]+$/.test(sentence.gapBefore(index))
}

/** "wrote to Paulo", unlike "took the boat to Liverpool". */
function isToldTo(sentence: ParsedSentence, index: number): boolean {
  return [2, 3, 4, 5].some((distance) => TO_A_PERSON.has(sentence.plain(index - distance)))
}

/** "a band called The Wet Socks", "called it Esperança": not a person. */
function isThing(sentence: ParsedSentence, index: number): boolean {
  if (/^(boat|dog|cat|ship|parrot|horse|christmas)$/.test(sentence.plain(index - 1))) return true
  if (!/\b(called|named|christened) ?(it|her|him|the)?$/.test(sentence.run(index - 2, 2)))
    return false
  const bearer =
    sentence
      .run(index - 3, 3)
      .split(' ')
      .at(-2) ?? ''
  return !KINSHIP.has(bearer) && !nounGender(bearer)
}

function nameGender(sentence: ParsedSentence, index: number): Gender {
  return genderOfName(withoutPossessive(sentence.plain(index))) ?? 'unknown'
}
