import { DateTime } from 'luxon'
import { v7 as uuidv7 } from 'uuid'
import { compose } from '@adonisjs/core/helpers'
import { errors as lucidErrors } from '@adonisjs/lucid'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ImportSuggestionSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import Clone from '#models/clone'
import type { Tone } from '#models/tone'
import { dbTime } from '#services/database/times'
import Import from '#models/import'
import { accepted } from '#models/mixins/accepted'
import { hasUuid } from '#models/mixins/has_uuid'

export type SuggestionKind = 'tone' | 'phrase' | 'memory'

/** What a dial of the tone is based on. */
export interface Sign {
  dial: keyof Tone
  name: string
  count: number
  examples: string[]
}

/** Why it is suggested, and how it was before it was accepted. */
export interface Evidence {
  tone?: Tone
  signs?: Sign[]
  messages?: number
  count?: number
  countOfOthers?: number
  before?: Tone
}

export interface NewSuggestion {
  kind: SuggestionKind
  /** Of a memory: of its message. */
  position: number
  content: string
  evidence: Evidence
  saidAt?: string | null
}

const traits = compose(ImportSuggestionSchema, hasUuid, accepted)

/** What an import suggests for its clone: a tone, a phrase or a memory. It counts once it is accepted. */
export default class ImportSuggestion extends traits {
  declare kind: SuggestionKind

  @belongsTo(() => Import)
  declare import: BelongsTo<typeof Import>

  /** In a transaction that ends the import. */
  static async offer(trx: TransactionClientContract, chat: Import, suggestions: NewSuggestion[]) {
    if (suggestions.length === 0) return
    const now = dbTime(DateTime.utc())
    await trx.table(this.table).multiInsert(
      suggestions.map(({ kind, position, content, evidence, saidAt }) => ({
        id: uuidv7(),
        user_id: chat.userId,
        clone_id: chat.cloneId,
        import_id: chat.id,
        kind,
        position,
        content,
        evidence: JSON.stringify(evidence),
        said_at: saidAt ? dbTime(new Date(saidAt)) : null,
        created_at: now,
        updated_at: now,
      }))
    )
  }

  get isOpen() {
    return this.acceptedAt === null && this.rejectedAt === null
  }

  reject(this: ImportSuggestion) {
    return ImportSuggestion.transaction((trx) => this.decide(trx, 'rejected_at'))
  }

  /** One statement decides between two who decide at once, and none is taken over of what is being forgotten. */
  async decide(
    this: ImportSuggestion,
    trx: TransactionClientContract,
    column: 'accepted_at' | 'rejected_at'
  ) {
    await Clone.touchIndex(trx, this.cloneId)
    const kept = Import.query()
      .apply((scopes) => scopes.kept())
      .select('id')
    const [decided] = await ImportSuggestion.query({ client: trx })
      .where('id', this.id)
      .whereNull('acceptedAt')
      .whereNull('rejectedAt')
      .whereIn('importId', kept)
      .update({ [column]: dbTime(DateTime.utc()) })
    if (Number(decided) === 0) {
      const isThere = await ImportSuggestion.query({ client: trx })
        .where('id', this.id)
        .whereIn('importId', kept)
        .first()
      if (!isThere) throw new lucidErrors.E_ROW_NOT_FOUND(ImportSuggestion)
      throw new ProblemException('conflict', 'This suggestion was decided before.')
    }
    await this.useTransaction(trx).refresh()
  }
}
