import type Clone from '#models/clone'
import Passage from '#models/passage'
import { CloneCache } from '#services/search/clone_cache'
import { decodeVector, VectorMatrix } from '#services/vectors/vector_matrix'

class KeptVectors {
  version = -1
  /** Null where there are none yet. */
  matrix: VectorMatrix | null = null
  readonly numbers = new Set<number>()

  /** Vectors of different models are never in one matrix. */
  constructor(readonly model: string) {}

  get bytes() {
    return this.matrix?.bytes ?? 0
  }
}

const capacity = 64 * 1024 * 1024
const rowsAtOnce = 500

/** The vectors of clones that are being talked with, read once and then kept up to date by difference. */
export class CloneVectors extends CloneCache<KeptVectors> {
  constructor() {
    super(capacity)
  }

  protected async update({ id, indexVersion, searchModel }: Clone, previous: KeptVectors | null) {
    const kept = previous?.model === searchModel ? previous : new KeptVectors(searchModel)
    if (kept.version === indexVersion) return kept
    const stored = await this.#storedNumbers(id, searchModel)
    for (const number of kept.numbers) if (!stored.has(number)) this.#drop(kept, number)
    await this.#load(
      kept,
      [...stored].filter((number) => !kept.numbers.has(number))
    )
    return Object.assign(kept, { version: indexVersion })
  }

  async #storedNumbers(cloneId: string, embeddingModel: string) {
    const rows = await Passage.query()
      .where({ cloneId, embeddingModel })
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
        const vector = decodeVector(embedding)
        kept.matrix ??= new VectorMatrix(vector.length)
        kept.matrix.add(Number(number), vector)
        kept.numbers.add(Number(number))
      }
    }
  }

  #drop(kept: KeptVectors, number: number) {
    kept.matrix?.remove(number)
    kept.numbers.delete(number)
  }
}
