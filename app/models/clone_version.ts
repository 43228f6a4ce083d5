import { isDeepStrictEqual } from 'node:util'
import { compose } from '@adonisjs/core/helpers'
import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { CloneVersionSchema } from '#database/schema'
import Clone from '#models/clone'
import { hasUuid } from '#models/mixins/has_uuid'

/** What a version keeps of a clone: all that shapes its replies, but what it was taught. */
export const versionedFields = [
  'name',
  'description',
  'toneConfig',
  'llmProvider',
  'llmModel',
  'temperature',
  'maxTokens',
  'isGrounded',
  'embeddingProvider',
  'ttsProvider',
  'ttsVoiceId',
  'speechRate',
] as const

export type VersionedField = (typeof versionedFields)[number]

/** One that was kept before a field existed lacks it. */
export type Snapshot = Partial<Pick<Clone, VersionedField>>

interface Kept {
  snapshot: Snapshot
  note: string
  restoredFrom?: number | null
}

export default class CloneVersion extends compose(CloneVersionSchema, hasUuid) {
  /** How many of a clone are kept, the newest ones. */
  static kept = 50

  @belongsTo(() => Clone)
  declare clone: BelongsTo<typeof Clone>

  static newestFirst = scope((query) => {
    query.orderBy('number', 'desc')
  })

  static snapshotOf(clone: Clone): Snapshot {
    return Object.fromEntries(versionedFields.map((field) => [field, clone[field] ?? null]))
  }

  /** The raised counter is the number, so two versions at once get two. The oldest ones go. */
  static async keep(trx: TransactionClientContract, cloneId: string, kept: Kept) {
    const row = () => Clone.query({ client: trx }).where('id', cloneId)
    await row().update({ version_count: trx.raw('version_count + 1') })
    const { versionCount: number } = await row().select('versionCount').firstOrFail()
    await this.query({ client: trx })
      .where({ cloneId })
      .where('number', '<=', number - this.kept)
      .delete()
    return this.create({ restoredFrom: null, ...kept, cloneId, number }, { client: trx })
  }

  /** Whether the clone is like this now, as far as this version knows. */
  isLike(this: CloneVersion, clone: Clone) {
    return isDeepStrictEqual(
      { ...CloneVersion.snapshotOf(clone), ...this.snapshot },
      CloneVersion.snapshotOf(clone)
    )
  }
}
