import type { FoundMessage } from '#services/chats/chat_message'
import type { Source } from './main.js'
import { dateOrder, momentOf, type WrittenDate } from './whatsapp_dates.js'
import { contentOf } from './whatsapp_bodies.js'
import { headOf, type Head } from './whatsapp_heads.js'

interface Entry extends Head {
  line: number
  lines: string[]
}

export interface WhatsAppChat {
  entries: Entry[]
  /** Lines before the first message. */
  strayLines: number[]
}

const SAMPLE_LINES = 200

/** Whether a text is an export of WhatsApp: its first lines carry a date, a time and what was said. */
export function isWhatsApp(text: string): boolean {
  const sample = text.slice(0, 100_000).split(/\r\n|\r|\n/, SAMPLE_LINES)
  return sample.some((line) => headOf(line) !== null)
}

export function* readWhatsApp(text: string, { counter, notes }: Source): Generator<FoundMessage> {
  const { entries, strayLines } = split(text)
  for (const line of strayLines) counter.skip('unreadable', line)
  const { order, isCertain } = dateOrder(entries.map(({ date }) => date))
  if (!isCertain) notes.push(uncertainOrder(entries[0].date, order))
  for (const entry of entries) {
    const moment = momentOf(entry.date, order)
    if (!moment) {
      counter.skip('unreadable', entry.line)
      continue
    }
    const { speaker, content, reason } = contentOf(entry.body, entry.lines)
    if (reason) counter.skip(reason, entry.line)
    else yield { speaker, content, occurredAt: moment.toISOString(), place: entry.line }
  }
}

function split(text: string): WhatsAppChat {
  const entries: Entry[] = []
  const strayLines: number[] = []
  let line = 0
  for (const written of lines(text)) {
    line += 1
    const head = headOf(written)
    if (head) entries.push({ ...head, line, lines: [] })
    else if (entries.length > 0) entries.at(-1)!.lines.push(written)
    else if (written.trim()) strayLines.push(line)
  }
  return { entries, strayLines }
}

/** A string holds on to all of the text it was cut from; that is gone once the file is read. */
function* lines(text: string): Generator<string> {
  const breaks = /\r\n|\r|\n/g
  let start = 0
  for (let found; (found = breaks.exec(text)); start = breaks.lastIndex) {
    yield text.slice(start, found.index)
  }
  if (start < text.length) yield text.slice(start)
}

const uncertainOrder = ({ written }: WrittenDate, order: string) =>
  `The dates can be read in two ways. “${written}” was taken for ${order === 'mdy' ? 'month, day, year' : 'day, month, year'}.`
