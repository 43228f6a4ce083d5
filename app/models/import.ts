import { compose } from '@adonisjs/core/helpers'
import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ImportSchema } from '#database/schema'
import Clone from '#models/clone'
import Memory from '#models/memory'
import { hasUuid } from '#models/mixins/has_uuid'

export type ImportStatus = 'queued' | 'running' | 'done' | 'failed'

/** Who speaks in a chat, and how many messages. */
export interface Speaker {
  name: string
  messages: number
}

export type Speakers = Speaker[]

/** A chat, or a list of memories, that was brought in from elsewhere; it owns the memories that came from it. */
export default class Import extends compose(ImportSchema, hasUuid) {
  declare status: ImportStatus

  @belongsTo(() => Clone)
  declare clone: BelongsTo<typeof Clone>

  @hasMany(() => Memory)
  declare memories: HasMany<typeof Memory>
}
