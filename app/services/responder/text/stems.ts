import type { Language } from '../languages/language.js'
import { wordsOf, type Word } from './words.js'

const letterWithoutSpaces = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u

/** Stems of the words that carry a topic, in order, with repeats. */
export function contentStems(text: string, language: Language): string[] {
  return wordsOf(text).flatMap((word, index, words) => stemsOf(word, language, words[index - 1]))
}

/** The topic stems of one word: none for a function word, character pairs for unspaced scripts. */
export function stemsOf(word: Word, language: Language, before?: Word): string[] {
  const { functionWords, stemOf } = language.words
  if (functionWords.has(word.plain))
    return isTopicAfterAll(word, language, before) ? [stemOf(word.plain)] : []
  if (letterWithoutSpaces.test(word.text)) return characterPairs(word.text)
  const parts = word.plain.includes('-') ? [word.plain, ...word.plain.split('-')] : [word.plain]
  return parts.filter((part) => part && !functionWords.has(part)).map(stemOf)
}

/** The stems of words as a dictionary has them. */
export function stemsOfAll(words: Iterable<string>, language: Language): Set<string> {
  return new Set(Array.from(words, language.words.stemOf))
}

/** A topic that looks like a function word. */
function isTopicAfterAll({ plain }: Word, language: Language, before: Word | undefined): boolean {
  const previous = before?.plain ?? ''
  return language.words.topicsAfterAll.some(
    (topic) => topic.word.test(plain) && topic.before.test(previous)
  )
}

function characterPairs(text: string): string[] {
  const characters = [...text].slice(0, 200)
  return characters.length === 1
    ? characters
    : characters.slice(1).map((character, index) => characters[index] + character)
}
