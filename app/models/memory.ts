import type { DateTime } from 'luxon'
import { v7 as uuidv7 } from 'uuid'
import { compose } from '@adonisjs/core/helpers'
import { beforeCreate, belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { MemorySchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import Clone from '#models/clone'
import Import from '#models/import'
import { hasUuid } from '#models/mixins/has_uuid'
import { heldByClone } from '#models/mixins/held_by_clone'
import Passage, { type PassageSource } from '#models/passage'
import { dbTime } from '#models/columns'
import { newestFirst } from '#models/sql'
import { splitIntoPassages } from '#services/text/passage_splitter'

export interface MemoryFields {
  title?: string | null
  content: string
  sourceType?: string
  occurredAt?: DateTime | null
}

/** A message of an imported chat, at its place in it (from 0). */
export interface SpokenMessage {
  position: number
  speaker: string | null
  content: string
  occurredAt: DateTime | null
  title?: string | null
  /** Its line or number in the file. */
  place?: number
  /** What a message is known by: a clone learns it once. */
  fingerprint?: string
}

/** SQLite takes at most 32,766 values a statement. */
const rowsAtOnce = 100

/** How many messages before and after it a message is found by. */
const neighbours = 2

export default class Memory extends compose(MemorySchema, hasUuid, heldByClone) {
  /** How many a clone may be taught by hand. */
  static most = 100_000

  @belongsTo(() => Clone)
  declare clone: BelongsTo<typeof Clone>

  /** Where it came from, if not from its owner's own words. */
  @belongsTo(() => Import)
  declare import: BelongsTo<typeof Import>

  static newestFirst = newestFirst()

  @beforeCreate()
  static giveSource(memory: Memory) {
    memory.sourceType ??= 'manual'
  }

  /**
   * In a transaction that touched the clone's index. Whatever is taught by hand touches it, so that only a clone that was
   * taught as often is counted.
   * @throws ProblemException 409 where the clone was taught as many by hand as there may be
   */
  static async refuseTooMany(trx: TransactionClientContract, cloneId: string) {
    const { indexVersion } = await Clone.query({ client: trx })
      .where('id', cloneId)
      .select('indexVersion')
      .firstOrFail()
    if (indexVersion <= this.most) return
    const taught = this.query({ client: trx }).where({ cloneId }).whereNull('importId')
    const [{ $extras: counted }] = await taught.count('* as total')
    if (Number(counted.total) < this.most) return
    throw new ProblemException(
      'conflict',
      `A clone can have ${this.most} memories besides those of its imports. Forget some first.`
    )
  }

  revise(this: Memory, fields: Partial<MemoryFields>) {
    return Memory.transaction(async (trx) => {
      await this.hold(trx)
      await this.merge(fields).save()
      await Passage.query({ client: trx }).where('memoryId', this.id).delete()
      await this.learn(trx)
      return this
    })
  }

  /** In a transaction that holds the clone. */
  async rewrite(this: Memory, trx: TransactionClientContract, content: string) {
    await this.useTransaction(trx).merge({ content }).save()
    await Passage.query({ client: trx }).where('memoryId', this.id).delete()
    await this.learn(trx)
  }

  forget(this: Memory) {
    return Memory.transaction((trx) => this.erase(trx))
  }

  learn(this: Memory, trx: TransactionClientContract) {
    return Passage.store(trx, {
      cloneId: this.cloneId,
      memoryId: this.id,
      sourceType: 'memory',
      sourceTitle: this.title,
      speaker: this.speaker,
      saidAt: this.occurredAt,
      contents: splitIntoPassages(this.content).map(({ content }) => content),
    })
  }

  /**
   * Teaches messages of a chat, one memory each, to a clone whose index was touched. `chat` is the
   * stretch of the chat around them, in order: neighbours are looked up in it.
   * @returns the positions of those that the clone did not know yet
   */
  static async learnMessages(
    trx: TransactionClientContract,
    source: {
      cloneId: string
      userId: string
      importId: string
      title: string
      sourceType: string
    },
    messages: SpokenMessage[],
    chat: SpokenMessage[] = messages
  ) {
    const now = dbTime(new Date())
    const { cloneId, userId, importId, title, sourceType } = source
    const places = new Map(chat.map(({ position }, place) => [position, place]))
    const offered = messages.map((message) => ({ id: uuidv7(), ...message }))
    const stored = new Set<string>()
    for (let start = 0; start < offered.length; start += rowsAtOnce) {
      const rows = offered.slice(start, start + rowsAtOnce)
      await trx
        .table(this.table)
        .multiInsert(
          rows.map((message) => ({
            id: message.id,
            clone_id: cloneId,
            user_id: userId,
            import_id: importId,
            title: message.title ?? null,
            content: message.content,
            fingerprint: message.fingerprint ?? null,
            source_type: sourceType,
            speaker: message.speaker,
            position: message.position,
            occurred_at: message.occurredAt && dbTime(message.occurredAt.toJSDate()),
            created_at: now,
            updated_at: now,
          }))
        )
        .onConflict(['clone_id', 'fingerprint'])
        .ignore()
      const ids = rows.map(({ id }) => id)
      for (const { id } of await trx.from(this.table).whereIn('id', ids).select('id')) {
        stored.add(id)
      }
    }
    const learned = offered.filter(({ id }) => stored.has(id))
    const passages = learned.map((message): PassageSource => {
      const place = places.get(message.position) ?? -1
      const around = chat
        .slice(Math.max(0, place - neighbours), place + neighbours + 1)
        .filter(({ position }) => position !== message.position)
      return {
        cloneId,
        memoryId: message.id,
        sourceType: 'memory',
        sourceTitle: message.title ?? title,
        speaker: message.speaker,
        saidAt: message.occurredAt,
        context: around.map(({ speaker, content }) => `${speaker ?? ''}: ${content}`).join('\n'),
        contents: splitIntoPassages(message.content).map(({ content }) => content),
      }
    })
    await Passage.store(trx, ...passages)
    return learned.map(({ position }) => position)
  }
}
