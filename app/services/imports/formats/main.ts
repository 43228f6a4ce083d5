import type { FoundMessage, ImportFormat } from '#services/chats/chat_message'
import type { ExportText } from '../export_file.js'
import type { ImportReport, SkipCounter } from '#services/chats/import_report'
import { UnreadableImportError } from '../unreadable_import_error.js'
import { isChatGpt, readChatGpt } from './chatgpt.js'
import { isClaude, readClaude } from './claude.js'
import { isMemoriesCsv, readMemoriesCsv } from './memories_csv.js'
import { isMemoriesJson, readMemoriesJson } from './memories_json.js'
import { isTelegram, readTelegram } from './telegram.js'
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

/** In the order in which they are tried. */
export const readers: Record<ImportFormat, FormatReader> = {
  claude: { unit: 'entry', recognises: isClaude, read: readClaude },
  chatgpt: { unit: 'entry', recognises: isChatGpt, read: readChatGpt },
  telegram: { unit: 'entry', recognises: isTelegram, read: readTelegram },
  memories_json: { unit: 'entry', recognises: isMemoriesJson, read: readMemoriesJson },
  whatsapp: { unit: 'line', recognises: isWhatsApp, read: readWhatsApp },
  memories_csv: { unit: 'line', recognises: isMemoriesCsv, read: readMemoriesCsv },
}

const formats = Object.keys(readers) as ImportFormat[]

/** What an export is, by what stands in it, and which of its texts are of that kind. */
export function formatOf(texts: ExportText[]): { format: ImportFormat; chosen: ExportText[] } {
  for (const format of formats) {
    const chosen = texts.filter(({ text, name }) => readers[format].recognises(text, name))
    if (chosen.length > 0) return { format, chosen }
  }
  throw new UnreadableImportError(UNKNOWN_FORMAT)
}

const UNKNOWN_FORMAT =
  'This is no export of a chat that can be read. Upload what WhatsApp, Telegram (JSON), ChatGPT or Claude exports, or a CSV or JSON list of memories. Any other text can be added as a document.'
