import type { ExtractionLimits } from './extraction_limits.js'
import { cleanText } from './text_cleaner.js'
import { UnreadableDocumentError } from './unreadable_document_error.js'

/** What a document says, in the one form that all texts have. @throws UnreadableDocumentError where that is nothing, or too much */
export function readableText(
  found: string,
  { characters }: Pick<ExtractionLimits, 'characters'>
): string {
  const text = cleanText(found)
  if (!/[\p{L}\p{N}]/u.test(text)) throw new UnreadableDocumentError(NO_TEXT)
  if (text.length > characters) throw tooLong(characters)
  return text
}

const NO_TEXT = 'There is no text in this file.'

function tooLong(characters: number): UnreadableDocumentError {
  return new UnreadableDocumentError(
    `This file has more than ${characters.toLocaleString('en')} characters of text. Split it into smaller files and upload them one by one.`
  )
}
