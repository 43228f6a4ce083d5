import { v7 as uuidv7 } from 'uuid'
import { beforeCreate, type BaseModel } from '@adonisjs/lucid/orm'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'

/** Ids that the application makes: they sort by creation, also within one millisecond. */
export function hasUuid<T extends NormalizeConstructor<typeof BaseModel>>(superclass: T) {
  class WithUuid extends superclass {
    static selfAssignPrimaryKey = true

    @beforeCreate()
    static assignId(model: WithUuid & { id: string }) {
      model.id ??= uuidv7()
    }
  }
  return WithUuid
}
