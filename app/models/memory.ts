import type { DateTime } from 'luxon'
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
import { learned } from '#models/mixins/learned'
import Passage from '#models/passage'
import { newestFirst } from '#services/database/sql'
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

const traits = compose(MemorySchema, hasUuid, heldByClone, learned)

export default class Memory extends traits {
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
}
