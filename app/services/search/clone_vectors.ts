import type Clone from '#models/clone'
import Passage from '#models/passage'
import { embedder } from '#services/ai/models'
import { CloneCache } from '#services/search/clone_cache'
import { decodeVector, VectorMatrix } from '#services/search/vector_matrix'

class KeptVectors {
  version = -1
  readonly matrix = new VectorMatrix(embedder.dimension)
  readonly numbers = new Set<number>()

  get bytes() {
    return this.matrix.bytes
  }
}

const capacity = 64 * 1024 * 1024
const rowsAtOnce = 500

/** The vectors of clones that are being talked with, read once and then kept up to date by difference. */
export class CloneVectors extends CloneCache<KeptVectors> {
  constructor() {
    super(capacity)
  }

  protected async update({ id, indexVersion }: Clone, previous: KeptVectors | null) {
    const kept = previous ?? new KeptVectors()
    if (kept.version === indexVersion) return kept
    const stored = await this.#storedNumbers(id)
    for (const number of kept.numbers) if (!stored.has(number)) this.#drop(kept, number)
    await this.#load(
      kept,
      [...stored].filter((number) => !kept.numbers.has(number))
    )
    return Object.assign(kept, { version: indexVersion })
  }

  async #storedNumbers(cloneId: string) {
    const rows = await Passage.query()
      .where({ cloneId, embeddingModel: embedder.model })
      .select('number')
      .pojo<{ number: number | string }>()
    return new Set(rows.map(({ number }) => Number(number)))
  }

  async #load(kept: KeptVectors, numbers: number[]) {
    for (let start = 0; start < numbers.length; start += rowsAtOnce) {
      const rows = await Passage.query()
        .whereIn('number', numbers.slice(start, start + rowsAtOnce))
        .select('number', 'embedding')
        .pojo<{ number: number | string; embedding: Buffer }>()
      for (const { number, embedding } of rows) {
        kept.matrix.add(Number(number), decodeVector(embedding))
        kept.numbers.add(Number(number))
      }
    }
  }

  #drop(kept: KeptVectors, number: number) {
    kept.matrix.remove(number)
    kept.numbers.delete(number)
  }
}
