import type { Language } from '../languages/language.js'
import { withoutPossessive } from '../text/endings.js'
import { stemsOf } from '../text/stems.js'
import { plainText, wordsOf, type Word } from '../text/words.js'

/** How far beside somebody a name may begin, and how far a word that introduces, in characters. */
const besideCharacters = 60
const introducingCharacters = 12

/** Whether a name stands right beside a stretch of text: "my father, Josiah", "a dog called Faísca". */
export function isNamedBeside(
  text: string,
  start: number,
  end: number,
  { answers }: Language
): boolean {
  const { nameAfter, nameBefore } = answers.persons
  const before = text.slice(Math.max(0, start - besideCharacters), start)
  return nameAfter.test(text.slice(end, end + besideCharacters)) || nameBefore.test(before)
}

/** Says what someone is: "the postman Roulin", "Faísca, our dog", "her name is Sien". */
export function fitOfIdentity(sentence: string, asked: Set<string>, language: Language): number {
  const words = wordsOf(sentence)
  const isSaid = words.some((_, index) => isIntroduced(sentence, words, index, asked, language))
  return isSaid ? 1 : 0.3
}

function isIntroduced(
  sentence: string,
  words: Word[],
  index: number,
  asked: Set<string>,
  language: Language
): boolean {
  const { start, text } = words[index]
  if (!stemsOf(words[index], language).some((stem) => asked.has(stem))) return false
  const { introducedAfter, introducedBefore } = language.answers.persons
  const end = start + text.length
  if (introducedAfter.test(sentence.slice(end, end + introducingCharacters))) return true
  const before = words.slice(Math.max(0, index - 3), index).map(({ plain }) => plain)
  if (language.words.prepositions.has(before.at(-1) ?? '')) return false
  return introducedBefore.some((pattern) => pattern.test(before.join(' ')))
}

/** Someone by name or by what they are, other than whom the question names; "she" points to someone. */
export function fitOfPerson(sentence: string, asked: Set<string>, language: Language): number {
  const words = wordsOf(sentence)
  if (words.some((word, index) => isSomeone(word, words, index, asked, language))) return 1
  return language.answers.persons.pronoun.test(plainText(sentence)) ? 0.3 : 0
}

function isSomeone(
  word: Word,
  words: Word[],
  index: number,
  asked: Set<string>,
  language: Language
): boolean {
  if (stemsOf(word, language).some((stem) => asked.has(stem))) return false
  if (language.answers.persons.nouns.has(withoutPossessive(word.plain, language))) return true
  const { capitalisedCommon, placePrepositions } = language.words
  if (!/^\p{Lu}\p{Ll}/u.test(word.text) || capitalisedCommon.has(word.plain)) return false
  if (index === 0) return opensAsName(word, words[1], language)
  return !placePrepositions.has(words[index - 1].plain)
}

/** The capital of a first word says nothing, but a verb after it does: "Paulo gave me…". */
function opensAsName({ plain }: Word, next: Word | undefined, language: Language): boolean {
  if (language.words.functionWords.has(plain)) return false
  const { noNameEnding } = language.answers.persons
  return !noNameEnding.test(plain) && language.verbs.isKnown(next?.plain ?? '')
}
