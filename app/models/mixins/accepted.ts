import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ImportSuggestionSchema } from '#database/schema'
import ProblemException from '#exceptions/problem_exception'
import Clone from '#models/clone'
import Import from '#models/import'
import type ImportSuggestion from '#models/import_suggestion'
import type { Evidence } from '#models/import_suggestion'
import Memory from '#models/memory'
import type { Tone } from '#models/tone'
import { fingerprintOf } from '#services/chats/fingerprint'
import { quotable, withoutPhrase, withPhrase } from '#services/chats/often_says'

/** For suggestions of imports: taking them over into the clone, and back. */
export function accepted<T extends NormalizeConstructor<typeof ImportSuggestionSchema>>(
  superclass: T
) {
  return class extends superclass {
    /**
     * Takes it over into the clone, as it is or as it was edited.
     * @throws ProblemException where it was decided before
     */
    accept(
      this: ImportSuggestion,
      { content, tone }: { content?: string | null; tone?: Tone } = {}
    ): Promise<void> {
      return modelOf(this).transaction(async (trx) => {
        await this.decide(trx, 'accepted_at')
        const clone = await Clone.findOrFail(this.cloneId, { client: trx })
        const evidence = { ...this.evidence, before: clone.toneConfig }
        const text = content ?? this.content
        if (this.kind === 'memory') await remember(trx, this, text)
        else if (this.kind === 'phrase')
          await clone.changeWithin(trx, describedWith(quotable(text)))
        else await clone.changeWithin(trx, () => ({ toneConfig: tone ?? this.evidence.tone! }))
        const changes = {
          content: text,
          evidence:
            this.kind === 'tone' ? { ...evidence, tone: tone ?? evidence.tone } : this.evidence,
        }
        await this.useTransaction(trx).merge(changes).save()
      })
    }

    /** What was accepted of a forgotten import and stands in the clone itself; its memories go with the import. */
    static takeBack({ id, cloneId }: Import): Promise<void> {
      const model = this as unknown as typeof ImportSuggestion
      return model.transaction(async (trx) => {
        await Clone.touchIndex(trx, cloneId)
        const ofImport = () => model.query({ client: trx }).where('importId', id)
        const taken = await ofImport().whereNotNull('acceptedAt')
        const clone = await Clone.findOrFail(cloneId, { client: trx })
        await clone.changeWithin(trx, (current) => withoutAccepted(current, taken))
        await ofImport().delete()
      })
    }
  }
}

/** A message that the import taught already is changed; another one becomes a memory. */
async function remember(
  trx: TransactionClientContract,
  suggestion: ImportSuggestion,
  content: string
) {
  const { cloneId, userId, importId, position, saidAt } = suggestion
  const { speaker, title, format } = await Import.findOrFail(importId, { client: trx })
  const taught = await Memory.query({ client: trx }).where({ importId, position }).first()
  if (taught) {
    if (taught.content !== content) await taught.rewrite(trx, content)
    return
  }
  const occurredAt = saidAt?.toUTC().toISO() ?? null
  const fingerprint = fingerprintOf({ speaker, title: null, occurredAt, content })
  await Memory.learnMessages(trx, { cloneId, userId, importId, title, sourceType: format! }, [
    { position, speaker, content, occurredAt: saidAt, fingerprint },
  ])
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

function withoutAccepted({ description, toneConfig }: Clone, suggestions: ImportSuggestion[]) {
  let now = { description, toneConfig }
  for (const { kind, content, evidence } of suggestions) {
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

const modelOf = (suggestion: ImportSuggestion) => suggestion.constructor as typeof ImportSuggestion
