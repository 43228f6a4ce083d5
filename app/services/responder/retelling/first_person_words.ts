import type { ParsedSentence } from '../text/parsed_sentence.js'

/** Whether a word is "I", "me", "my"… ("I" only with its capital, so that a list's "i" is none). */
export function isFirstPerson(sentence: ParsedSentence, index: number): boolean {
  const word = sentence.words[index]
  if (word === undefined) return false
  const { firstPerson, firstPersonAsWritten } = sentence.language.pronouns
  return firstPersonAsWritten.test(word.text) || firstPerson.test(word.plain)
}
