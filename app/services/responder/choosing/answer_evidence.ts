import type { AnswerType } from '../languages/contract/answers.js'
import type { Language } from '../languages/language.js'
import { stemsOf } from '../text/stems.js'
import { plainText, wordsOf, type Word } from '../text/words.js'
import { fitOfIdentity, fitOfPerson } from './persons_named.js'

/** What the question names. */
interface Asked {
  stems: Set<string>
  /** Stems of what is to be counted. */
  counted: Set<string>
  /** The sentence has it, if under another name. */
  namesCounted: boolean
  /** It asks what the clone itself did or said. */
  ofClone: boolean
}

/** From here on a sentence counts as having an answer of the kind asked for. */
export const enoughToAnswer = 0.5

/**
 * How well a sentence contains an answer of a kind, 0..1: a name that the question brings itself is none, and a
 * number counts most beside what was to be counted. Names are `isNamedBeside`'s.
 */
export function fitOf(
  type: Exclude<AnswerType, 'name'>,
  sentence: string,
  asked: Asked,
  language: Language
): number {
  if (type === 'person') return fitOfPerson(sentence, asked.stems, language)
  if (type === 'place') return fitOfPlace(sentence, language)
  if (type === 'identity') return fitOfIdentity(sentence, asked.stems, language)
  const plain = plainText(sentence)
  if (type === 'words') return fitOfWords(plain, asked.ofClone, language)
  if (type === 'number') return fitOfNumber(plain, asked, language)
  const patterns = language.answers.patterns[type]
  return patterns.find(([pattern]) => pattern.test(plain))?.[1] ?? 0
}

/** Whether a text names a day, a month or a year. */
export function hasDate(text: string, { answers }: Language): boolean {
  return answers.dates.test(plainText(text))
}

/** What was said, by the clone where its own words were asked for. */
function fitOfWords(plain: string, byClone: boolean, { answers }: Language): number {
  if (byClone) return answers.saidBySelf.test(plain) ? 1 : 0.4
  return /["“”«]/.test(plain) ? 1 : answers.said.test(plain) ? 0.7 : 0
}

/** A number right before what is counted, else any that is no date. */
function fitOfNumber(plain: string, { counted, namesCounted }: Asked, language: Language): number {
  const { any, dated, withUnit } = language.answers.numbers
  const words = wordsOf(plain)
  const places = words.flatMap((word, index) =>
    stemsOf(word, language).some((stem) => counted.has(stem)) ? [index] : []
  )
  if (places.some((index) => isCounted(words, index, language))) return 1
  const undated = plain.replace(dated, '')
  // Years, metres and coins answer a question for something else only where they are asked for.
  const ofItsOwn = counted.size ? undated.replace(withUnit, '') : undated
  return any.test(ofItsOwn) ? (!counted.size ? 1 : places.length || namesCounted ? 0.7 : 0.3) : 0
}

/** "Eleven sardines", "thirteen names of virtues", but not "fifteen miles behind horses". */
function isCounted(words: Word[], index: number, { answers, words: lists }: Language): boolean {
  const { word, unit, ofWhat } = answers.numbers
  for (let at = index - 1; at >= Math.max(0, index - 4); at--) {
    const { plain } = words[at]
    if (word.test(plain)) return true
    if (plain !== ofWhat && (lists.prepositions.has(plain) || unit.test(plain))) return false
  }
  return false
}

function fitOfPlace(sentence: string, { answers, words }: Language): number {
  const { named, common } = answers.places
  const names = Array.from(sentence.matchAll(named), ({ groups }) => groups!.name)
  if (names.some((name) => /^\p{Lu}/u.test(name) && !words.capitalisedCommon.has(plainText(name))))
    return 1
  return common.test(plainText(sentence)) ? 0.7 : 0
}
