import { parse } from 'csv-parse/sync'
import type { FoundMessage } from '#services/chats/chat_message'
import type { Source } from './main.js'
import { fieldNamed, readMemory, strangeDates } from './memory_fields.js'

interface Row {
  record: Record<string, string>
  info: { lines: number }
}

const DELIMITERS = [',', ';', '\t']
const HEADER_CHARACTERS = 2000

/** Whether the first line names columns, one of which is what should be remembered. */
export const isMemoriesCsv = (text: string) => delimiterOf(text) !== null

export function* readMemoriesCsv(text: string, source: Source): Generator<FoundMessage> {
  let dates = 0
  for (const { record, info } of rowsOf(text, source)) {
    const memory = readMemory(record, info.lines)
    if (memory === null) {
      source.counter.skip('empty', info.lines)
      continue
    }
    if (memory.hasStrangeDate) dates += 1
    yield memory.message
  }
  if (dates > 0) source.notes.push(strangeDates(dates))
}

function rowsOf(text: string, { counter }: Source): Row[] {
  return parse(text, {
    bom: true,
    columns: (names: string[]) => names.map((name) => (fieldNamed(name) ? name : false)),
    delimiter: delimiterOf(text)!,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => void counter.skip('unreadable', Number(error?.lines) || undefined),
  }) as unknown as Row[]
}

function delimiterOf(text: string): string | null {
  const header = text
    .slice(0, HEADER_CHARACTERS)
    .replace(/^\ufeff/, '')
    .split(/\r|\n/, 1)[0]
  const isHeader = (delimiter: string) =>
    header.split(delimiter).some((name) => fieldNamed(name.replaceAll('"', '')) === 'content')
  return DELIMITERS.find(isHeader) ?? null
}
