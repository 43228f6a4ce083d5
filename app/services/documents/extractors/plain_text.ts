import { decodeText } from '../text_decoder.js'
import { UnreadableDocumentError } from '../unreadable_document_error.js'
import type { ExtractedText } from '../text_extractor.js'

export function extractPlainText(bytes: Uint8Array): ExtractedText {
  return { text: readText(bytes), title: null, pages: null }
}

/** @throws UnreadableDocumentError where the bytes are no text in an encoding that is known */
export function readText(bytes: Uint8Array): string {
  const text = decodeText(bytes)
  if (text !== null) return text
  throw new UnreadableDocumentError(
    'The letters in this file are in an encoding that can’t be told. Save it as UTF-8 text and upload it again.'
  )
}
