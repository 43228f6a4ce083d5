import type { FoundMessage } from '#services/chats/chat_message'
import type { SkipReason } from '#services/chats/import_report'
import type { Source } from './main.js'
import { isObject, jsonItems, textOf, type JsonObject } from './json_items.js'
import { readMoment } from './written_moment.js'

/** One chat, or an export of everything, with its lists of chats. */
const PATHS = ['name', 'type', 'messages.*'].flatMap((part) => [
  `$.${part}`,
  `$.chats.list.*.${part}`,
  `$.left_chats.list.*.${part}`,
])

/** What every version writes of a message. */
const SIGNS = [/"from"\s*:/, /"date"\s*:/, /"text"\s*:/]

export function isTelegram(text: string): boolean {
  if (!/^\s*\{/.test(text) || !/"messages"\s*:\s*\[/.test(text)) return false
  return SIGNS.every((sign) => sign.test(text))
}

export function* readTelegram(text: string, source: Source): Generator<FoundMessage> {
  let chat: string | null = null
  let place = 0
  for (const { path, value } of jsonItems(text, PATHS, source.notes)) {
    const isAlone = path[0] === 'messages' || path.length === 1
    const part = isAlone ? path[0] : path[3]
    if (part === 'name' && isAlone) source.name = textOf(value)
    else if (part === 'name') chat = textOf(value)
    else if (part === 'type') chat = value === 'saved_messages' ? 'Saved messages' : chat
    else if (part === 'messages') {
      place += 1
      const reason = reasonToSkip(value)
      if (reason !== null) source.counter.skip(reason, place)
      else yield { ...read(value as JsonObject), place, chat: isAlone ? null : chat }
    }
  }
}

function reasonToSkip(value: unknown): SkipReason | null {
  if (!isObject(value)) return 'unreadable'
  if ((value.type ?? 'message') !== 'message') return 'system'
  if (plain(value.text).trim() !== '') return null
  return MEDIA.some((kind) => Object.hasOwn(value, kind)) ? 'media' : 'empty'
}

const read = (message: JsonObject) => ({
  content: plain(message.text),
  speaker: speakerOf(message),
  occurredAt: momentOf(message),
})

const MEDIA = [
  'media_type',
  'photo',
  'file',
  'location_information',
  'contact_information',
  'poll',
  'game_title',
]

/** A text, or the pieces of one, of which links and formats are objects. */
function plain(text: unknown): string {
  if (!Array.isArray(text)) return textOf(text) ?? ''
  return text.map((piece) => textOf(isObject(piece) ? piece.text : piece) ?? '').join('')
}

const speakerOf = ({ from, from_id: id }: JsonObject) =>
  textOf(from) ?? (textOf(id) === null ? null : 'Deleted account')

function momentOf({ date, date_unixtime: seconds }: JsonObject): string | null {
  const unix = Number(seconds)
  return (unix > 0 ? readMoment(unix) : null) ?? readMoment(date)
}
