import { countWords } from './word_count.js'

/** A part of a text, in UTF-16 offsets. */
interface Range {
  start: number
  end: number
}

const PIECE_WORDS = 100
const PIECE_CHARACTERS = 700
const LOOKAHEAD_CHARACTERS = 100

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Cuts a sentence that is too long for one passage into pieces of at most 100 words and 700
 * characters: at a line break, else at a space, else between words, else between characters.
 * Together the pieces hold all that is not blank.
 */
export function splitLongSentence(sentence: string): Range[] {
  const pieces: Range[] = []
  for (let start = 0; start < sentence.length; start = pieces[pieces.length - 1].end) {
    const window = sentence.slice(start, start + PIECE_CHARACTERS + LOOKAHEAD_CHARACTERS)
    pieces.push({ start, end: start + cutPoint(window) })
  }
  return pieces.map((piece) => trimmed(sentence, piece)).filter(({ start, end }) => start < end)
}

function cutPoint(window: string): number {
  const limit = limitIn(window)
  if (limit >= window.length) return window.length
  return spaceBefore(window, limit) || borderBefore(window, limit)
}

function limitIn(window: string): number {
  const share = PIECE_WORDS / Math.max(1, countWords(window))
  return Math.min(PIECE_CHARACTERS, Math.ceil(window.length * share))
}

/** The end of the last line, or else word, that ends in the second half; 0 where none does. */
function spaceBefore(window: string, limit: number): number {
  const isFarEnough = (cut: number) => cut > limit / 2
  const line = window.lastIndexOf('\n', limit - 1) + 1
  if (isFarEnough(line)) return line
  const space = window.slice(0, limit).search(/\s\S*$/) + 1
  return isFarEnough(space) ? space : 0
}

function borderBefore(window: string, limit: number): number {
  const word = words.segment(window).containing(limit)?.index
  return word || graphemes.segment(window).containing(limit)?.index || insidePair(window, limit)
}

// One "character" can be longer than a passage: thousands of accents on one letter.
function insidePair(window: string, limit: number): number {
  return /[\uDC00-\uDFFF]/.test(window[limit]) ? limit - 1 : limit
}

function trimmed(text: string, { start, end }: Range): Range {
  const piece = text.slice(start, end)
  return { start: end - piece.trimStart().length, end: start + piece.trimEnd().length }
}
