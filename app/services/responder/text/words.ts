import { stemmer } from 'stemmer'
import { FUNCTION_WORDS, IRREGULAR_FORMS } from './lexicon.js'

/** A word of a text, with what matching needs to know about it. */
export interface Word {
  /** As written. */
  text: string
  /** Lower case, without accents, with a straight apostrophe. */
  plain: string
  /** UTF-16 offset in the text. */
  start: number
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu
const ACCENTS = /\p{M}/gu
const LETTER_WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u
const MAX_STEMMED_LENGTH = 40

export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    plain: plainText(match[0]),
    start: match.index,
  }))
}

/** Lower case, without accents, straight apostrophes: the form in which words are compared. */
export function plainText(text: string): string {
  return text.normalize('NFD').replace(ACCENTS, '').replaceAll('’', "'").toLowerCase()
}

/**
 * The stem of one plain word: irregular forms by table, the rest by Porter's algorithm
 * (M. F. Porter, 1980, "An algorithm for suffix stripping").
 */
export function stemOf(plain: string): string {
  const word = plain.replace(/'s?$/, '').slice(0, MAX_STEMMED_LENGTH)
  const base = IRREGULAR_FORMS.get(word) ?? IRREGULAR_FORMS.get(word.replace(/s$/, '')) ?? word
  return stemmer(base)
}

/** Stems of the words that carry a topic, in order, with repeats. */
export function contentStems(text: string): string[] {
  return wordsOf(text).flatMap((word, index, words) => stemsOf(word, words[index - 1]))
}

/** The topic stems of one word: none for a function word, character pairs for unspaced scripts. */
export function stemsOf(word: Word, before?: Word): string[] {
  if (FUNCTION_WORDS.has(word.plain))
    return isTopicAfterAll(word, before) ? [stemOf(word.plain)] : []
  if (LETTER_WITHOUT_SPACES.test(word.text)) return characterPairs(word.text)
  const parts = word.plain.includes('-') ? [word.plain, ...word.plain.split('-')] : [word.plain]
  return parts.filter((part) => part && !FUNCTION_WORDS.has(part)).map(stemOf)
}

/** "The mine", "do you own": a topic that looks like a function word. */
function isTopicAfterAll({ plain }: Word, before: Word | undefined): boolean {
  const previous = before?.plain ?? ''
  if (plain === 'own') return /^(i|you|we|they|he|she)$/.test(previous)
  return /^(mine|will|can|might)$/.test(plain) && /^(a|an|the)$/.test(previous)
}

function characterPairs(text: string): string[] {
  const characters = [...text].slice(0, 200)
  return characters.length === 1
    ? characters
    : characters.slice(1).map((character, index) => characters[index] + character)
}
