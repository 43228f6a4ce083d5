import { cleanText, cleanTitle } from '#services/documents/text_cleaner'
import {
  type FoundMessage,
  type ImportFormat,
  type KeptMessage,
} from '#services/chats/chat_message'
import type { ExportText } from './export_file.js'
import { emptyReport, SkipCounter, type ImportReport } from '#services/chats/import_report'
import type { ReadLimits } from './read_limits.js'
import { formatOf, readers } from './formats/main.js'
import { titleOf } from './import_title.js'
import { UnreadableImportError } from './unreadable_import_error.js'

export interface Speaking {
  name: string
  messages: number
  from: string | null
  until: string | null
}

/** What stands in an export, without the messages themselves. */
export interface ReadExport {
  format: ImportFormat
  title: string
  speakers: Speaking[]
  found: number
  report: ImportReport
}

const SPEAKER_CHARACTERS = 200
const TITLE_CHARACTERS = 200

/** Reads the texts of one export; each message that can be remembered goes to `keep`, in order. */
export class ExportReader {
  #counter = new SkipCounter()
  #report = emptyReport()
  #speakers = new Map<string, Speaking>()
  #chats = new Set<string | null>()
  #kept = 0

  constructor(
    private limits: ReadLimits,
    private keep: (message: KeptMessage) => void,
    notes: string[] = []
  ) {
    this.#report.notes.push(...notes)
  }

  /** @throws UnreadableImportError where nothing in the texts is a chat or a list of memories */
  read(texts: ExportText[], fileName: string): ReadExport {
    const { format, chosen } = formatOf(texts)
    const reader = readers[format]
    this.#report.unit = reader.unit
    let name: string | null = null
    for (const { text } of chosen) {
      const source = { counter: this.#counter, notes: this.#report.notes, name: null }
      for (const message of reader.read(text, source)) this.#take(message)
      name ??= source.name
    }
    const found = this.#kept + this.#counter.total
    if (this.#kept === 0) throw new UnreadableImportError(nothingIn(found, this.#counter))
    const speakers = [...this.#speakers.values()].sort(
      (one, other) => other.messages - one.messages
    )
    return {
      format,
      title: titleOf({ format, name, fileName, speakers: speakers.map((one) => one.name) }),
      speakers: speakers.slice(0, this.limits.speakers),
      found,
      report: { ...this.#report, skipped: this.#counter.all, chats: this.#chats.size },
    }
  }

  #take({ place, ...message }: FoundMessage) {
    const content = cleanText(message.content)
    if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(content)) return this.#counter.skip('empty', place)
    if (this.#kept >= this.limits.messages) return this.#counter.skip('over_limit', place)
    const isTooLong = content.length > this.limits.characters
    if (isTooLong) this.#report.shortened += 1
    const kept: KeptMessage = {
      position: this.#kept,
      place,
      speaker: cleanTitle(message.speaker, SPEAKER_CHARACTERS),
      content: isTooLong ? shortened(content, this.limits.characters) : content,
      occurredAt: message.occurredAt ?? null,
      chat: cleanTitle(message.chat, TITLE_CHARACTERS),
      title: cleanTitle(message.title, TITLE_CHARACTERS),
    }
    this.#kept += 1
    this.#chats.add(kept.chat)
    this.#note(kept)
    this.keep(kept)
  }

  #note({ speaker, occurredAt }: KeptMessage) {
    stretch(this.#report, occurredAt)
    if (speaker === null) return
    const speaking = this.#speakers.get(speaker) ?? {
      name: speaker,
      messages: 0,
      from: null,
      until: null,
    }
    speaking.messages += 1
    stretch(speaking, occurredAt)
    this.#speakers.set(speaker, speaking)
  }
}

function stretch(period: { from: string | null; until: string | null }, moment: string | null) {
  if (moment === null) return
  if (period.from === null || moment < period.from) period.from = moment
  if (period.until === null || moment > period.until) period.until = moment
}

const shortened = (content: string, longest: number) =>
  content
    .slice(0, longest)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()

function nothingIn(found: number, counter: SkipCounter): string {
  const isMedia = counter.all.some(({ reason }) => reason === 'media')
  if (found === 0) return 'There are no messages in this file.'
  return isMedia
    ? 'This export holds no words, only notes of the app and places where pictures were.'
    : 'None of the messages in this file can be read.'
}
