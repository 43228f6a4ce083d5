import type { FoundMessage, ImportFormat } from '../chat_message.js'
import type { ExportText } from '../export_file.js'
import type { ImportReport, SkipCounter } from '../import_report.js'
import { UnreadableImportError } from '../unreadable_import_error.js'
import { isWhatsApp, readWhatsApp } from './whatsapp.js'

export interface Source {
  counter: SkipCounter
  notes: string[]
  /** Set by a reader whose export says what it is called. */
  name: string | null
}

export interface FormatReader {
  unit: ImportReport['unit']
  recognises(text: string, name: string): boolean
  read(text: string, source: Source): Iterable<FoundMessage>
}

export const readers: Record<string, FormatReader> = {
  whatsapp: {
    unit: 'line',
    recognises: isWhatsApp,
    read: (text, { counter, notes }) => readWhatsApp(text, counter, notes),
  },
}

/** What an export is, by what stands in it, and which of its texts are of that kind. */
export function formatOf(texts: ExportText[]): { format: ImportFormat; chosen: ExportText[] } {
  for (const [format, reader] of Object.entries(readers)) {
    const chosen = texts.filter(({ text, name }) => reader.recognises(text, name))
    if (chosen.length > 0) return { format: format as ImportFormat, chosen }
  }
  throw new UnreadableImportError(UNKNOWN_FORMAT)
}

const UNKNOWN_FORMAT =
  'This is no export of a chat that can be read. Upload what WhatsApp, Telegram (JSON), ChatGPT or Claude exports, or a CSV or JSON list of memories. Any other text can be added as a document.'
