import type { Gender } from '../languages/contract/people.js'
import type { Language } from '../languages/language.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'
import { isCapitalised } from '../text/words.js'

/** Whether a word can be part of a name. */
export function isNameWord(sentence: ParsedSentence, index: number): boolean {
  const word = sentence.words[index]
  const { capitalisedCommon } = sentence.language.words
  return word !== undefined && isCapitalised(word) && !capitalisedCommon.has(word.plain)
}

/** A first word is a name when it is a usual given name or acts like a person: "Paulo gave him…". */
export function opensWithName(sentence: ParsedSentence): boolean {
  const plain = sentence.bare(0)
  const { people, words } = sentence.language
  if (people.names.feminine.has(plain) || people.names.masculine.has(plain)) return true
  const canBeName = isNameWord(sentence, 0) && !words.functionWords.has(plain)
  if (!canBeName || words.pluralEnding.test(plain)) return false
  const verb = sentence.verbAfter(1)
  return verb !== null && !people.indifferentVerb.test(sentence.plain(verb))
}

/** Whether a word behind the first is a person's name, not a place's or a thing's. */
export function isPersonalName(sentence: ParsedSentence, index: number): boolean {
  const { plain } = sentence.words[index]
  const { functionWords } = sentence.language.words
  if (!isNameWord(sentence, index) || functionWords.has(plain) || /\d/.test(plain)) return false
  return !isPlace(sentence, index) && !isThing(sentence, index)
}

function isPlace(sentence: ParsedSentence, index: number): boolean {
  const before = sentence.plain(index - 1)
  const { people, words } = sentence.language
  if (words.placePrepositions.has(before) || people.beforeAPlace.test(before)) return true
  if (people.nouns.place.has(sentence.plain(index + 1))) return true
  if (before === people.towards) return !isToldTo(sentence, index)
  if (people.names.particle.test(before)) return isPlace(sentence, index - 2)
  return continuesName(sentence, index) && isPlace(sentence, index - 1)
}

/** "in Porto, Portugal", "at Vila Nova". */
function continuesName(sentence: ParsedSentence, index: number): boolean {
  return index > 1 && isNameWord(sentence, index - 1) && /^[,\s]+$/.test(sentence.gapBefore(index))
}

/** "wrote to Paulo", unlike "took the boat to Liverpool". */
function isToldTo(sentence: ParsedSentence, index: number): boolean {
  const { toAPerson } = sentence.language.people
  return [2, 3, 4, 5].some((distance) => toAPerson.has(sentence.plain(index - distance)))
}

/** "a band called The Wet Socks", "called it Esperança": not a person. */
function isThing(sentence: ParsedSentence, index: number): boolean {
  const { beforeAThing, naming, kinship } = sentence.language.people
  if (beforeAThing.test(sentence.plain(index - 1))) return true
  if (!naming.test(sentence.run(index - 2, 2))) return false
  const bearer =
    sentence
      .run(index - 3, 3)
      .split(' ')
      .at(-2) ?? ''
  return !kinship.has(bearer) && !nounGender(bearer, sentence.language)
}

/** The gender of a noun for somebody, or null where it is none. */
export function nounGender(plain: string, { people }: Language): Gender | null {
  if (people.nouns.masculine.has(plain)) return 'masculine'
  if (people.nouns.feminine.has(plain)) return 'feminine'
  return people.nouns.neutral.has(plain) ? 'unknown' : null
}
