import { v7 as uuidv7 } from 'uuid'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { MemorySchema } from '#database/schema'
import { dbTime } from '#services/database/times'
import type { SpokenMessage } from '#models/memory'
import Passage, { type PassageSource } from '#models/passage'
import { splitIntoPassages } from '#services/text/passage_splitter'

/** SQLite takes at most 32,766 values a statement. */
const rowsAtOnce = 100

/** How many messages before and after it a message is found by. */
const neighbours = 2

/** What messages of a chat are learned for, and from. */
interface ChatSource {
  cloneId: string
  userId: string
  importId: string
  title: string
  sourceType: string
}

type NewMessage = SpokenMessage & { id: string }

/** For memories: those that are learned from chats. */
export function learned<T extends NormalizeConstructor<typeof MemorySchema>>(superclass: T) {
  return class extends superclass {
    /**
     * Teaches messages of a chat, one memory each, to a clone whose index was touched. `chat` is the
     * stretch of the chat around them, in order: neighbours are looked up in it.
     * @returns the positions of those that the clone did not know yet
     */
    static async learnMessages(
      trx: TransactionClientContract,
      source: ChatSource,
      messages: SpokenMessage[],
      chat: SpokenMessage[] = messages
    ): Promise<number[]> {
      const offered = messages.map((message) => ({ id: uuidv7(), ...message }))
      const stored = await storeUnknown(trx, this.table, source, offered)
      const taught = offered.filter(({ id }) => stored.has(id))
      await Passage.store(trx, ...passagesOf(taught, source, chat))
      return taught.map(({ position }) => position)
    }
  }
}

/** @returns the ids of those that the clone did not know by their fingerprints */
async function storeUnknown(
  trx: TransactionClientContract,
  table: string,
  source: ChatSource,
  offered: NewMessage[]
) {
  const now = dbTime(new Date())
  const stored = new Set<string>()
  for (let start = 0; start < offered.length; start += rowsAtOnce) {
    const rows = offered.slice(start, start + rowsAtOnce)
    await trx
      .table(table)
      .multiInsert(rows.map((message) => rowOf(message, source, now)))
      .onConflict(['clone_id', 'fingerprint'])
      .ignore()
    const ids = rows.map(({ id }) => id)
    for (const { id } of await trx.from(table).whereIn('id', ids).select('id')) stored.add(id)
  }
  return stored
}

const rowOf = (message: NewMessage, source: ChatSource, now: string) => ({
  id: message.id,
  clone_id: source.cloneId,
  user_id: source.userId,
  import_id: source.importId,
  title: message.title ?? null,
  content: message.content,
  fingerprint: message.fingerprint ?? null,
  source_type: source.sourceType,
  speaker: message.speaker,
  position: message.position,
  occurred_at: message.occurredAt && dbTime(message.occurredAt.toJSDate()),
  created_at: now,
  updated_at: now,
})

function passagesOf(messages: NewMessage[], source: ChatSource, chat: SpokenMessage[]) {
  const places = new Map(chat.map(({ position }, place) => [position, place]))
  return messages.map((message): PassageSource => {
    const place = places.get(message.position) ?? -1
    const around = chat
      .slice(Math.max(0, place - neighbours), place + neighbours + 1)
      .filter(({ position }) => position !== message.position)
    return {
      cloneId: source.cloneId,
      memoryId: message.id,
      sourceType: 'memory',
      sourceTitle: message.title ?? source.title,
      speaker: message.speaker,
      saidAt: message.occurredAt,
      context: around.map(({ speaker, content }) => `${speaker ?? ''}: ${content}`).join('\n'),
      contents: splitIntoPassages(message.content).map(({ content }) => content),
    }
  })
}
