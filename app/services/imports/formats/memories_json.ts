import type { FoundMessage } from '#services/chats/chat_message'
import type { Source } from './main.js'
import { isObject, jsonItems } from './json_items.js'
import { readMemory, strangeDates } from './memory_fields.js'

const OWN_EXPORT = /(?:^|\/)memories\.json$/i

/** A list of texts or objects, alone or as `memories`. Of a ZIP only what is called so is taken. */
export const isMemoriesJson = (text: string, name: string) =>
  /^\s*(?:\[\s*["{\]]|\{[^[\]]{0,1000}"memories"\s*:\s*\[)/.test(text) &&
  (!name.includes('/') || OWN_EXPORT.test(name))

export function* readMemoriesJson(text: string, source: Source): Generator<FoundMessage> {
  const isList = /^\s*\[/.test(text)
  let place = 0
  let dates = 0
  for (const { value } of jsonItems(text, [isList ? '$.*' : '$.memories.*'], source.notes)) {
    place += 1
    const entry = typeof value === 'string' ? { content: value } : value
    const memory = isObject(entry) ? readMemory(entry, place) : null
    if (memory === null) {
      source.counter.skip('unreadable', place)
      continue
    }
    if (memory.hasStrangeDate) dates += 1
    yield memory.message
  }
  if (dates > 0) source.notes.push(strangeDates(dates))
}
