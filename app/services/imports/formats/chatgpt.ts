import type { FoundMessage } from '#services/chats/chat_message'
import type { Source } from './main.js'
import { isObject, jsonItems, textOf, type JsonObject } from './json_items.js'
import { readMoment } from './written_moment.js'

/** A turn, with the one before it. */
interface Node {
  id: string
  parent: string | null
  message: JsonObject | null
}

interface Conversation {
  title: string | null
  nodes: Map<string, Node>
  last: string | null
}

const PATHS = ['$.*.title', '$.*.mapping.*', '$.*.current_node']
const SPEAKERS: Record<string, string> = { user: 'You', assistant: 'ChatGPT' }

export const isChatGpt = (text: string) =>
  /^\s*\[/.test(text) && /[^\\]"mapping"\s*:\s*\{/.test(text) && /[^\\]"author"\s*:/.test(text)

/** What was said on the way to where each conversation ended: drafts that were given up are left out. */
export function* readChatGpt(text: string, source: Source): Generator<FoundMessage> {
  const places = { entry: 0, drafts: 0 }
  for (const conversation of conversations(text, source)) {
    yield* messagesOf(conversation, places, source)
  }
  if (places.drafts > 0) source.notes.push(draftsLeftOut(places.drafts))
}

const draftsLeftOut = (count: number) =>
  count === 1
    ? 'One message was given up for another (edited or written anew), and is left out.'
    : `${count.toLocaleString('en')} messages were given up for others (edited or written anew), and are left out.`

function* conversations(text: string, { notes }: Source): Generator<Conversation> {
  const begin = (): Conversation => ({ title: null, nodes: new Map(), last: null })
  let conversation = begin()
  let index: unknown = null
  for (const { path, value } of jsonItems(text, PATHS, notes)) {
    if (index !== null && path[0] !== index) {
      yield conversation
      conversation = begin()
    }
    index = path[0]
    if (path[1] === 'title') conversation.title = textOf(value)
    else if (path[1] === 'current_node') conversation.last = textOf(value)
    else addNode(conversation, String(path[2]), value)
  }
  yield conversation
}

function addNode({ nodes }: Conversation, id: string, value: unknown) {
  if (!isObject(value)) return
  const message = isObject(value.message) ? value.message : null
  nodes.set(id, { id, parent: textOf(value.parent), message })
}

function* messagesOf(
  conversation: Conversation,
  places: { entry: number; drafts: number },
  { counter }: Source
): Generator<FoundMessage> {
  const path = pathOf(conversation)
  const isSaid = ({ message }: Node) => message !== null && Object.hasOwn(SPEAKERS, roleOf(message))
  const said = [...conversation.nodes.values()].filter(isSaid).length
  places.drafts += said - path.filter(isSaid).length
  for (const { message } of path) {
    if (message === null) continue
    places.entry += 1
    const place = places.entry
    if (!isShown(message)) {
      counter.skip('system', place)
      continue
    }
    const content = contentOf(message)
    if (content.trim() === '') counter.skip(hasParts(message) ? 'media' : 'empty', place)
    else {
      yield {
        content,
        place,
        speaker: SPEAKERS[roleOf(message)],
        occurredAt: readMoment(message.create_time),
        chat: conversation.title,
      }
    }
  }
}

/** From the first turn to the last; where a file is cut off, to the latest that is there. */
function pathOf({ nodes, last }: Conversation): Node[] {
  const path: Node[] = []
  const seen = new Set<string>()
  let node = nodes.get(last ?? '') ?? latest(nodes)
  while (node && !seen.has(node.id)) {
    seen.add(node.id)
    path.push(node)
    node = node.parent === null ? undefined : nodes.get(node.parent)
  }
  return path.reverse()
}

function latest(nodes: Map<string, Node>): Node | undefined {
  let found: Node | undefined
  const time = (node: Node | undefined) => Number(node?.message?.create_time ?? -1)
  for (const node of nodes.values()) if (!found || time(node) >= time(found)) found = node
  return found
}

const roleOf = ({ author }: JsonObject) => (isObject(author) ? (textOf(author.role) ?? '') : '')

const SPOKEN = ['text', 'multimodal_text']

function isShown(message: JsonObject): boolean {
  const { content, metadata, recipient = 'all' } = message
  if (!Object.hasOwn(SPEAKERS, roleOf(message)) || recipient !== 'all') return false
  if (isObject(metadata) && metadata.is_visually_hidden_from_conversation === true) return false
  return isObject(content) && SPOKEN.includes(String(content.content_type))
}

const partsOf = ({ content }: JsonObject): unknown[] =>
  isObject(content) && Array.isArray(content.parts) ? content.parts : []

const hasParts = (message: JsonObject) => partsOf(message).some((part) => isObject(part))

/** Parts that are objects are pictures, or speech with what was said. */
const contentOf = (message: JsonObject) =>
  partsOf(message)
    .map((part) => textOf(isObject(part) ? part.text : part) ?? '')
    .filter((part) => part.trim() !== '')
    .join('\n\n')
