import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { CloneSchema } from '#database/schema'
import type Clone from '#models/clone'
import { defaultSettings } from '#models/clone_settings'
import Job from '#models/job'

/** For clones: who makes the vectors that are searched. */
export function embedded<T extends NormalizeConstructor<typeof CloneSchema>>(superclass: T) {
  return class extends superclass {
    /** Whether the settings name another embedder than the one that is searched with by now. */
    get isChangingEmbedder(): boolean {
      return this.embeddingProvider !== this.searchProvider
    }

    /** Whether others than the built-in embedder made the vectors that are searched. */
    get isSearchedByOthers(): boolean {
      return this.searchProvider !== defaultSettings.embeddingProvider
    }

    /** Has the passages embedded in the background as the settings say; also another try after a failure. */
    static async reembed(cloneId: string, within?: TransactionClientContract): Promise<void> {
      const begin = async (trx: TransactionClientContract) => {
        await this.query({ client: trx }).where('id', cloneId).update({ embedding_failure: null })
        await Job.enqueue(trx, 'reembed_clone', cloneId)
      }
      return within ? begin(within) : this.transaction(begin)
    }

    noteEmbeddingFailure(this: Clone, reason: string | null): Promise<unknown> {
      const model = this.constructor as typeof Clone
      return model.query().where('id', this.id).update({ embedding_failure: reason })
    }
  }
}
