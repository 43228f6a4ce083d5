import type { Gender } from '../languages/contract/people.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'
import { areAdjacent } from '../text/words.js'
import type { CloneIdentity } from './clone_identity.js'
import { genderOfName } from './gender.js'
import { isNameWord, isPersonalName, nounGender, opensWithName } from './personal_names.js'

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
  const { kinship, elders } = sentence.language.people
  const kin = kinship.get(sentence.bare(index))
  if (!kin) return null
  const name = nameLength(sentence, identity, index + 1)
  const gender = kin.gender === 'unknown' && name ? nameGender(sentence, index + 1) : kin.gender
  return person(index, index + 1 + name, gender, { isElder: elders.has(kin.family) })
}

function namedAt(sentence: ParsedSentence, identity: CloneIdentity, index: number): Person | null {
  const isName = index === 0 ? opensWithName(sentence) : isPersonalName(sentence, index)
  if (!isName || identity.isName(sentence.bare(index))) return null
  const length = Math.max(1, nameLength(sentence, identity, index))
  return person(index, index + length, nameGender(sentence, index))
}

function nounAt(sentence: ParsedSentence, index: number): Person | null {
  const plain = sentence.plain(index)
  const { nouns } = sentence.language.people
  if (nouns.plural.has(plain)) return person(index, index + 1, 'unknown', { isPlural: true })
  const gender = nounGender(plain, sentence.language)
  return gender && !isRole(sentence, index) ? person(index, index + 1, gender) : null
}

/** "was a quiet man", "as a boy": the noun says what someone is, it brings nobody new. */
function isRole(sentence: ParsedSentence, index: number): boolean {
  return sentence.language.people.beforeARole.test(sentence.run(index - 4, 4))
}

function isOblique(sentence: ParsedSentence, index: number): boolean {
  const { beforeAPerson, inPassing } = sentence.language.people
  let before = index - 1
  while (before >= 0 && beforeAPerson.has(sentence.plain(before))) before--
  return inPassing.has(sentence.plain(before))
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

function nameGender(sentence: ParsedSentence, index: number): Gender {
  return genderOfName(sentence.bare(index), sentence.language) ?? 'unknown'
}
