import type { BaseModel } from '@adonisjs/lucid/orm'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import Clone from '#models/clone'
import { shredder } from '#services/database/shredder'

/** For what teaches a clone: it changes and goes while its clone is held, one change after the other. */
export function heldByClone<
  T extends NormalizeConstructor<typeof BaseModel> & {
    new (...args: any[]): { id: string; cloneId: string }
  },
>(superclass: T) {
  return class extends superclass {
    /** Begins a change with what the row is now. @throws E_ROW_NOT_FOUND where it is gone */
    async hold(trx: TransactionClientContract) {
      await Clone.touchIndex(trx, this.cloneId)
      const model = this.constructor as typeof BaseModel
      await model.query({ client: trx }).where('id', this.id).select('id').firstOrFail()
      return this.useTransaction(trx).refresh()
    }

    protected async erase(trx: TransactionClientContract) {
      await this.hold(trx)
      await this.delete()
      trx.after('commit', () => shredder.soon())
    }
  }
}
