import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { CloneSchema } from '#database/schema'
import type Clone from '#models/clone'
import UsageCounter from '#models/usage_counter'
import User from '#models/user'

/** For clones: what their owner's plan allows. */
export function quoted<T extends NormalizeConstructor<typeof CloneSchema>>(superclass: T) {
  return class extends superclass {
    documentCount(this: Clone): Promise<number> {
      return UsageCounter.used(this.userId, 'documents', this.id)
    }

    /** How many of the plan's documents this clone has. */
    async documentQuota(this: Clone): Promise<{ used: number; limit: number }> {
      const owner = await User.findOrFail(this.userId)
      const { maxDocumentsPerClone: limit } = await owner.quota()
      return { used: await this.documentCount(), limit }
    }

    /** For pages to show; taking the unit decides. */
    async canAddDocument(this: Clone): Promise<boolean> {
      const { used, limit } = await this.documentQuota()
      return used < limit
    }
  }
}
