import type { DateTime } from 'luxon'
import { compose } from '@adonisjs/core/helpers'
import { beforeCreate, belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { MemorySchema } from '#database/schema'
import Clone from '#models/clone'
import { hasUuid } from '#models/mixins/has_uuid'
import { heldByClone } from '#models/mixins/held_by_clone'
import Passage from '#models/passage'
import { splitIntoPassages } from '#services/documents/passage_splitter'

export interface MemoryFields {
  title?: string | null
  content: string
  sourceType?: string
  occurredAt?: DateTime | null
}

export default class Memory extends compose(MemorySchema, hasUuid, heldByClone) {
  @belongsTo(() => Clone)
  declare clone: BelongsTo<typeof Clone>

  static newestFirst = scope((query) => {
    query.orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
  })

  @beforeCreate()
  static giveSource(memory: Memory) {
    memory.sourceType ??= 'manual'
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

  forget(this: Memory) {
    return Memory.transaction((trx) => this.erase(trx))
  }

  learn(this: Memory, trx: TransactionClientContract) {
    return Passage.store(trx, {
      cloneId: this.cloneId,
      memoryId: this.id,
      sourceType: 'memory',
      sourceTitle: this.title,
      contents: splitIntoPassages(this.content).map(({ content }) => content),
    })
  }
}
