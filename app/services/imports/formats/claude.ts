import type { FoundMessage } from '#services/chats/chat_message'
import type { Source } from './main.js'
import { isObject, jsonItems, textOf, type JsonObject } from './json_items.js'
import { readMoment } from './written_moment.js'

const PATHS = ['$.*.name', '$.*.chat_messages.*']
const SPEAKERS: Record<string, string> = { human: 'You', assistant: 'Claude' }

export const isClaude = (text: string) =>
  /^\s*\[/.test(text) && /[^\\]"chat_messages"\s*:\s*\[/.test(text)

export function* readClaude(text: string, source: Source): Generator<FoundMessage> {
  const { counter, notes } = source
  let chat: string | null = null
  let index: unknown = null
  let place = 0
  for (const { path, value } of jsonItems(text, PATHS, notes)) {
    if (path[0] !== index) chat = null
    index = path[0]
    if (path[1] === 'name') {
      chat = textOf(value)
      continue
    }
    place += 1
    const sender = isObject(value) ? (textOf(value.sender) ?? '') : ''
    if (!isObject(value) || !Object.hasOwn(SPEAKERS, sender)) {
      counter.skip('unreadable', place)
      continue
    }
    const content = contentOf(value)
    if (content.trim() === '') counter.skip(hasFiles(value) ? 'media' : 'empty', place)
    else {
      yield {
        content,
        place,
        chat,
        speaker: SPEAKERS[sender],
        occurredAt: readMoment(value.created_at),
      }
    }
  }
}

/** What was thought and which tools were used stands in blocks of other types. */
function contentOf({ content, text }: JsonObject): string {
  const blocks = Array.isArray(content) ? content.filter(isObject) : []
  const said = blocks.filter(({ type }) => type === 'text').map((block) => textOf(block.text) ?? '')
  return said.filter((part) => part.trim() !== '').join('\n\n') || (textOf(text) ?? '')
}

const hasFiles = (message: JsonObject) =>
  ['attachments', 'files'].some((kind) => Array.isArray(message[kind]) && message[kind].length > 0)
