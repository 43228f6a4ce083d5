const LINE_BREAKS = /\r\n?|[\v\u0085\u2028]/g
const PARAGRAPH_BREAKS = /[\f\u2029]/g
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n]/gu
const INVISIBLE_CHARACTERS = /[\u00AD\uFEFF]/g
// Normalising takes the square of a run's length; 30 is the bound of the Stream-Safe Text Format (UAX #15).
const EXCESSIVE_MARKS = /(\p{M}{30})\p{M}+/gu
const BLANK_LINES = /\n{3,}/g

/**
 * Brings text from any source into one form: NFC, `\n` line breaks, at most one blank line in a row,
 * no control characters but tabs, no soft hyphens, no lone surrogates, no spaces at line ends, at most 30 marks on a letter.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_BREAKS, '\n')
    .replace(PARAGRAPH_BREAKS, '\n\n')
    .replace(CONTROL_CHARACTERS, '')
    .replace(INVISIBLE_CHARACTERS, '')
    .replace(EXCESSIVE_MARKS, '$1')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(BLANK_LINES, '\n\n')
    .trim()
}

/** A title on one line of at most `limit` characters, or null where nothing is left of it. */
export function cleanTitle(title: string | null | undefined, limit = 500): string | null {
  const line = cleanText(title ?? '').replace(/\s+/g, ' ')
  return line.slice(0, limit).toWellFormed().trim() || null
}
