import Clone from '#models/clone'
import Passage from '#models/passage'
import { embedder } from '#services/ai/providers/built_in'

const batchSize = 16

/** Gives passages the built-in embedder's vectors in the background; until then they are found by their words. */
export class PassageEmbedder {
  /** Ends after the batch under way when the signal says so. */
  async embedAll(cloneId: string, signal?: AbortSignal) {
    const { isSearchedByOthers, isChangingEmbedder } = await Clone.findOrFail(cloneId)
    if (isSearchedByOthers || isChangingEmbedder) await Clone.reembed(cloneId)
    if (isSearchedByOthers) return
    while (!signal?.aborted && (await this.#embedBatch(cloneId)));
  }

  async #embedBatch(cloneId: string) {
    const passages = await Passage.query()
      .where({ cloneId })
      .whereNull('embeddingModel')
      .orderBy('number')
      .limit(batchSize)
    if (passages.length === 0) return false
    const vectors = await embedder.embedPassages(passages.map(embeddedText))
    return Passage.embed(cloneId, passages, { model: embedder.model, vectors })
  }
}

/** A title says what a passage is about; that of a chat, which all its messages have, says nothing. */
export const embeddedText = ({ sourceTitle, content, speaker }: Passage) =>
  sourceTitle && speaker === null ? `${sourceTitle}. ${content}` : content
