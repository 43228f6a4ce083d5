/** A word of a text, with what matching needs to know about it. */
export interface Word {
  /** As written. */
  text: string
  /** Lower case, without accents, with a straight apostrophe. */
  plain: string
  /** UTF-16 offset in the text. */
  start: number
}

const oneWord = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu
const accents = /\p{M}/gu

export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(oneWord), (match) => ({
    text: match[0],
    plain: plainText(match[0]),
    start: match.index,
  }))
}

/** Lower case, without accents, straight apostrophes: the form in which words are compared. */
export function plainText(text: string): string {
  return text.normalize('NFD').replace(accents, '').replaceAll('’', "'").toLowerCase()
}

export function isCapitalised(word: Word): boolean {
  return /^\p{Lu}/u.test(word.text)
}

/** Whether only a space can stand between a word and the one before it. */
export function areAdjacent(words: Word[], index: number): boolean {
  const [previous, word] = [words[index - 1], words[index]]
  return Boolean(previous && word) && word.start - previous.start - previous.text.length <= 1
}
