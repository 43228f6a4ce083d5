import ProblemException from '#exceptions/problem_exception'
import Clone from '#models/clone'
import Passage from '#models/passage'
import PassageEmbedding from '#models/passage_embedding'
import { EmbedderError, type Embedder } from '#services/ai/embedder'
import { chosenEmbedder, embedderInUse } from '#services/search/embedders'
import { adviceOn } from '#services/ai/provider_advice'
import { ProviderError } from '#services/ai/provider_error'
import { providerOf } from '#services/ai/providers'
import { embeddedText } from '#services/search/passage_embedder'

const batchSize = 64

/**
 * Gives a clone's passages the vectors of the embedder that its settings name. Search goes on with those that it has until
 * all new ones are there; if the embedder fails, it goes on with them for good, and the clone says why.
 */
export class CloneReembedder {
  /** Ends after the batch under way when the signal says so. @throws what may pass: the job tries again */
  async work(cloneId: string, signal?: AbortSignal) {
    const clone = await Clone.find(cloneId)
    if (!clone) return
    try {
      await (clone.isChangingEmbedder ? this.#change(clone, signal) : this.#complete(clone, signal))
    } catch (error) {
      const reason = reasonOf(clone, error)
      if (!reason) throw error
      if (mayPass(error)) throw new EmbedderError(reason, { cause: error })
      await clone.noteEmbeddingFailure(reason)
    }
  }

  async #change(clone: Clone, signal?: AbortSignal) {
    const embedder = await chosenEmbedder(clone)
    await PassageEmbedding.query()
      .where('cloneId', clone.id)
      .whereNot('model', embedder.model)
      .delete()
    do {
      let last: number | null = 0
      while ((last = await this.#embedAfter(last, clone, embedder)) !== null)
        if (signal?.aborted) return
    } while ((await PassageEmbedding.takeOver(clone, embedder.model)) === 'incomplete')
  }

  /** One batch. @returns the number of its last passage; null where there is none, or the settings changed */
  async #embedAfter(number: number, { id: cloneId, embeddingProvider }: Clone, embedder: Embedder) {
    if (!(await Clone.findBy({ id: cloneId, embeddingProvider }))) return null
    const passages = await toEmbed(cloneId)
      .where('number', '>', number)
      .whereNotExists((made) =>
        made.from('passage_embeddings').whereColumn('passage_number', 'passages.number')
      )
    if (passages.length === 0) return null
    const vectors = await embedder.embedPassages(passages.map(embeddedText))
    await Passage.transaction((trx) =>
      PassageEmbedding.store(trx, embedder.model, passages, vectors)
    )
    return Number(passages.at(-1)!.number)
  }

  /** What was learned since the change. */
  async #complete(clone: Clone, signal?: AbortSignal) {
    await PassageEmbedding.query().where('cloneId', clone.id).delete()
    const { isBuiltIn } = providerOf(clone.searchProvider)
    if (isBuiltIn) return
    const embedder = await embedderInUse(clone)
    while (!signal?.aborted && (await this.#embedMissing(clone.id, embedder)));
    await clone.noteEmbeddingFailure(null)
  }

  async #embedMissing(cloneId: string, embedder: Embedder) {
    const passages = await toEmbed(cloneId).whereNull('embeddingModel')
    if (passages.length === 0) return false
    const vectors = await embedder.embedPassages(passages.map(embeddedText))
    return Passage.embed(cloneId, passages, { model: embedder.model, vectors })
  }
}

const toEmbed = (cloneId: string) =>
  Passage.query()
    .where({ cloneId })
    .select('number', 'sourceTitle', 'content', 'speaker')
    .orderBy('number')
    .limit(batchSize)

const causeOf = (error: unknown) => (error instanceof EmbedderError ? error.cause : error)

/** In words for its owner; null where it is no failure of a provider. */
function reasonOf({ embeddingProvider }: Clone, error: unknown) {
  const cause = causeOf(error)
  if (cause instanceof ProblemException) return cause.detail
  if (cause instanceof ProviderError) return adviceOn(providerOf(embeddingProvider).label, cause)
  return null
}

function mayPass(error: unknown) {
  const cause = causeOf(error)
  return (
    cause instanceof ProviderError &&
    (cause.isPassing || cause.isOutage || cause.trouble === 'resting')
  )
}
