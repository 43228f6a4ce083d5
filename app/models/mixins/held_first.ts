import { errors as lucidErrors } from '@adonisjs/lucid'
import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { CloneSchema } from '#database/schema'

/** For clones: the first statements of the transactions that change them. */
export function heldFirst<T extends NormalizeConstructor<typeof CloneSchema>>(superclass: T) {
  return class extends superclass {
    /**
     * Search keeps what it read of a clone until this moves. The first statement of every transaction that teaches or
     * takes away: it holds the clone, so that none waits for another in a circle, and throws where the clone is gone.
     */
    static async touchIndex(trx: TransactionClientContract, cloneId: string): Promise<void> {
      const [touched] = await this.query({ client: trx })
        .where('id', cloneId)
        .update({ index_version: trx.raw('index_version + 1') })
      if (Number(touched) === 0) throw new lucidErrors.E_ROW_NOT_FOUND(this)
    }

    /** The first statement of a change of the clone itself: others wait, and it throws where the clone is gone. */
    static async holdRow(trx: TransactionClientContract, cloneId: string): Promise<void> {
      const [held] = await this.query({ client: trx })
        .where('id', cloneId)
        .update({ version_count: trx.raw('version_count') })
      if (Number(held) === 0) throw new lucidErrors.E_ROW_NOT_FOUND(this)
    }
  }
}
