import { segmenterOf } from '#services/text/segmenters'

/** A sentence and its place, in UTF-16 offsets, in the text that was split. */
export interface Sentence {
  text: string
  start: number
  end: number
}

const BLANK_LINE = /(\n\s*\n)/
const CONTEXT_CHARACTERS = 24
const NUMBERING_CHARACTERS = 8

const OPENS_WITH_NAME =
  /(?:^|[^\p{L}\p{N}])(?:dra?|mrs?|ms|mx|profa?|st|rev|hon|gen|col|capt|lt|sgt|cpl|gov|sen|pres|sra?|srta|mme|mlle|hr|fr|mt|messrs)\.\s*$/iu
const NEVER_LAST = /(?:^|[^\p{L}\p{N}])(?:e\. ?g|i\. ?e|cf|viz|vs|z\. ?b|d\. ?h)\.\s*$/iu
const INITIAL = /(?:^|[^\p{L}\p{N}'’])\p{Lu}\.\s*$/u
const PRONOUN_I = /\p{Ll}\s+I\.\s*$/u
const BEFORE_NUMBER =
  /(?:^|[^\p{L}\p{N}])(?:nos?|nr|figs?|pp?|vols?|ch|art|sec|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.\s*$/iu
const QUOTED_EXCLAMATION = /[!?…]["'”’»]+\s*$/u
const ELLIPSIS = /(?:\.\.|…)\s*$/u
const SENTENCE_STARTER =
  /^["'“‘(]*(?:the|an?|i|he|she|it|we|you|they|this|that|these|those|there|then|when|what|why|how|who|where|so|but|and|or|if|in|on|at|my|our|your|his|her|their|its|no|yes|not|after|before|as|for|to|with|from|by)\b/i
const CLOSING_QUOTES = /^["'”’»)\]]+(?=\s|$)/u
const OPENING_BRACKETS = /(?<![\p{Ps}\p{Pi}])[\p{Ps}\p{Pi}]+$/u

/**
 * Splits a text into sentences. A blank line always ends one; a single line break is a space.
 *
 * The borders are those of Unicode Standard Annex #29 (`Intl.Segmenter`), less the wrong ones after
 * abbreviations, initials and list numbers. A paragraph typed without capitals is split as well.
 */
export function splitIntoSentences(text: string, locale = 'en'): Sentence[] {
  const paragraphs = text.split(BLANK_LINE).map(withoutLineBreaks)
  const flat = paragraphs.join('')
  const cuts = cutsIn(flat, bordersIn(paragraphs.map(capitalised).join(''), locale))
  return cuts.flatMap((cut, index) => {
    const piece = flat.slice(cuts[index - 1] ?? 0, cut)
    const sentence = piece.trim()
    if (sentence === '') return []
    const start = cut - piece.trimStart().length
    return [{ text: sentence.replace(/\s+/g, ' '), start, end: start + sentence.length }]
  })
}

function withoutLineBreaks(part: string, index: number): string {
  const isBlankLine = index % 2 === 1
  return isBlankLine ? part : part.replace(/[\r\n\u0085\u2028\u2029]/g, ' ')
}

function bordersIn(text: string, locale: string): number[] {
  const segmenter = segmenterOf(locale, 'sentence')
  return [...Array.from(segmenter.segment(text), ({ index }) => index), text.length]
}

function cutsIn(text: string, borders: number[]): number[] {
  return borders
    .filter((_, index) => index > 0 && isSentenceEnd(text, borders, index))
    .map((cut) => pastQuotes(text, cut))
}

// Annex #29 sees no border before a lower-case letter, and many people type nothing else.
function capitalised(paragraph: string): string {
  if (/\p{Lu}/u.test(paragraph.replace(/\bI\b/g, ''))) return paragraph
  const capitals = paragraph.toUpperCase()
  return capitals.length === paragraph.length ? capitals : paragraph
}

function isSentenceEnd(text: string, borders: number[], index: number): boolean {
  const cut = borders[index]
  if (cut === text.length || text[cut - 1] === '\n') return true
  const segment = text.slice(borders[index - 1], cut)
  const next = text.slice(cut, borders[index + 1])
  if (isNumbering(segment) || !/[\p{L}\p{N}]/u.test(next)) return false
  return !goesOn(segment.slice(-CONTEXT_CHARACTERS), next.slice(0, CONTEXT_CHARACTERS))
}

function isNumbering(segment: string): boolean {
  return segment.length <= NUMBERING_CHARACTERS && !/\p{L}/u.test(segment)
}

function goesOn(before: string, after: string): boolean {
  if (NEVER_LAST.test(before)) return true
  if (BEFORE_NUMBER.test(before) && /^\d/.test(after)) return true
  if (/^\p{Ll}/u.test(after) && (QUOTED_EXCLAMATION.test(before) || ELLIPSIS.test(before))) {
    return true
  }
  const namesSomeone = OPENS_WITH_NAME.test(before) || INITIAL.test(before)
  return namesSomeone && !PRONOUN_I.test(before) && !SENTENCE_STARTER.test(after)
}

function pastQuotes(text: string, cut: number): number {
  const closing = CLOSING_QUOTES.exec(text.slice(cut, cut + CONTEXT_CHARACTERS))
  if (closing) return cut + closing[0].length
  const opening = OPENING_BRACKETS.exec(text.slice(Math.max(0, cut - CONTEXT_CHARACTERS), cut))
  return opening && cut < text.length ? cut - opening[0].length : cut
}
