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
import { dbTime } from '#models/columns'
import Import from '#models/import'
import Memory from '#models/memory'
import { hasUuid } from '#models/mixins/has_uuid'
import { fingerprintOf } from '#services/chats/fingerprint'
import { quotable, withoutPhrase, withPhrase } from '#services/chats/often_says'

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

/** What an import suggests for its clone: a tone, a phrase or a memory. It counts once it is accepted. */
export default class ImportSuggestion extends compose(ImportSuggestionSchema, hasUuid) {
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

  /**
   * Takes it over into the clone, as it is or as it was edited.
   * @throws ProblemException where it was decided before
   */
  accept(this: ImportSuggestion, { content, tone }: { content?: string | null; tone?: Tone } = {}) {
    return ImportSuggestion.transaction(async (trx) => {
      await this.#decide(trx, 'accepted_at')
      const clone = await Clone.findOrFail(this.cloneId, { client: trx })
      const evidence = { ...this.evidence, before: clone.toneConfig }
      const text = content ?? this.content
      if (this.kind === 'memory') await this.#remember(trx, text)
      else if (this.kind === 'phrase') await clone.changeWithin(trx, describedWith(quotable(text)))
      else await clone.changeWithin(trx, () => ({ toneConfig: tone ?? this.evidence.tone! }))
      const changes = {
        content: text,
        evidence:
          this.kind === 'tone' ? { ...evidence, tone: tone ?? evidence.tone } : this.evidence,
      }
      await this.useTransaction(trx).merge(changes).save()
    })
  }

  reject(this: ImportSuggestion) {
    return ImportSuggestion.transaction((trx) => this.#decide(trx, 'rejected_at'))
  }

  /** What was accepted of a forgotten import and stands in the clone itself; its memories go with the import. */
  static takeBack({ id, cloneId }: Import) {
    return this.transaction(async (trx) => {
      await Clone.touchIndex(trx, cloneId)
      const accepted = await this.query({ client: trx })
        .where('importId', id)
        .whereNotNull('acceptedAt')
      const clone = await Clone.findOrFail(cloneId, { client: trx })
      await clone.changeWithin(trx, (current) => withoutAccepted(current, accepted))
      await this.query({ client: trx }).where('importId', id).delete()
    })
  }

  /** A message that the import taught already is changed; another one becomes a memory. */
  async #remember(this: ImportSuggestion, trx: TransactionClientContract, content: string) {
    const chat = await Import.findOrFail(this.importId, { client: trx })
    const place = { importId: this.importId, position: this.position }
    const taught = await Memory.query({ client: trx }).where(place).first()
    if (taught) return taught.content === content ? taught : taught.rewrite(trx, content)
    const { speaker } = chat
    const occurredAt = this.saidAt?.toUTC().toISO() ?? null
    const fingerprint = fingerprintOf({ speaker, title: null, occurredAt, content })
    await Memory.learnMessages(
      trx,
      {
        cloneId: this.cloneId,
        userId: this.userId,
        importId: this.importId,
        title: chat.title,
        sourceType: chat.format!,
      },
      [{ position: this.position, speaker, content, occurredAt: this.saidAt, fingerprint }]
    )
  }

  /** One statement decides between two who decide at once, and none is taken over of what is being forgotten. */
  async #decide(
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

const longestDescription = 2000

/** @throws ProblemException where it would be longer than a description may be */
const describedWith = (phrase: string) => (clone: Clone) => {
  const description = withPhrase(clone.description, phrase)
  if (description.length <= longestDescription) return { description }
  throw new ProblemException(
    'validation-failed',
    `The description of ${clone.name} has no room for another phrase. Shorten it first.`,
    {
      errors: [
        { field: 'content', rule: 'maxLength', message: 'The description has no room for it' },
      ],
    }
  )
}

function withoutAccepted({ description, toneConfig }: Clone, accepted: ImportSuggestion[]) {
  let now = { description, toneConfig }
  for (const { kind, content, evidence } of accepted) {
    if (kind === 'phrase')
      now = { ...now, description: withoutPhrase(now.description, quotable(content)) }
    if (kind === 'tone') now = { ...now, toneConfig: toneBefore(now.toneConfig, evidence) }
  }
  return now
}

/** Dials that were turned since stay where they are. */
function toneBefore(now: Tone, { tone, before }: Evidence): Tone {
  const restored = { ...now }
  for (const dial of ['warmth', 'humor', 'formality'] as const) {
    if (before && tone && now[dial] === tone[dial]) restored[dial] = before[dial]
  }
  return restored
}
