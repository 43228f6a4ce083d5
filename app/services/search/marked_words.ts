import { stemmer } from 'stemmer'
import { queryTerms } from '#services/search/query_terms'

export interface MarkedText {
  text: string
  isMatch: boolean
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu
const ACCENTS = /\p{M}/gu

/** A text in pieces: the words that a question is found by, whatever their ending, and what is between them. */
export function markedWords(text: string, question: string): MarkedText[] {
  const asked = new Set(queryTerms(question).flatMap((term) => stemsIn(term)))
  const pieces: MarkedText[] = []
  let end = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!asked.has(stemOf(word))) continue
    if (index > end) pieces.push({ text: text.slice(end, index), isMatch: false })
    end = index + word.length
    pieces.push({ text: word, isMatch: true })
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMatch: false })
  return pieces
}

const stemsIn = (text: string) => Array.from(text.matchAll(WORD), ([word]) => stemOf(word))

const stemOf = (word: string) =>
  stemmer(word.slice(0, 64).normalize('NFD').replace(ACCENTS, '').toLowerCase())
