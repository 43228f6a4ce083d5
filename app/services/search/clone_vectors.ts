import Clone from '#models/clone'
import Passage from '#models/passage'
import { decodeVector, VectorMatrix } from '#services/search/vector_matrix'

interface OpenClone {
  version: number
  /** Whose vectors they are: those of different models are never in one matrix. */
  model: string
  /** Null where there are none yet. */
  matrix: VectorMatrix | null
  numbers: Set<number>
}

/** Bytes of vectors kept in memory over all clones; the clone that was searched longest ago goes first. */
const capacity = 64 * 1024 * 1024
const rowsAtOnce = 500

/** The vectors of clones that are being talked with, read once and then kept up to date by difference. */
export class CloneVectors {
  #open = new Map<string, Promise<OpenClone>>()

  async of(cloneId: string): Promise<OpenClone> {
    const previous = this.#open.get(cloneId)
    const current = this.#refresh(cloneId, previous)
    this.#open.delete(cloneId)
    this.#open.set(cloneId, current)
    current.catch(() => this.#open.delete(cloneId))
    const open = await current
    await this.#makeRoom()
    return open
  }

  forget(cloneId: string) {
    this.#open.delete(cloneId)
  }

  async #refresh(cloneId: string, previous?: Promise<OpenClone>): Promise<OpenClone> {
    const clone = await Clone.query()
      .where('id', cloneId)
      .select('indexVersion', 'searchModel')
      .firstOrFail()
    const kept = await previous?.catch(() => null)
    const open = kept?.model === clone.searchModel ? kept : nothingOf(clone.searchModel)
    if (clone.indexVersion === open.version) return open
    const stored = await this.#storedNumbers(cloneId, clone.searchModel)
    for (const number of open.numbers) if (!stored.has(number)) this.#drop(open, number)
    await this.#load(
      open,
      [...stored].filter((number) => !open.numbers.has(number))
    )
    return Object.assign(open, { version: clone.indexVersion })
  }

  async #storedNumbers(cloneId: string, embeddingModel: string) {
    const rows = await Passage.query()
      .where({ cloneId, embeddingModel })
      .select('number')
      .pojo<{ number: number | string }>()
    return new Set(rows.map(({ number }) => Number(number)))
  }

  async #load(open: OpenClone, numbers: number[]) {
    for (let start = 0; start < numbers.length; start += rowsAtOnce) {
      const rows = await Passage.query()
        .whereIn('number', numbers.slice(start, start + rowsAtOnce))
        .select('number', 'embedding')
        .pojo<{ number: number | string; embedding: Buffer }>()
      for (const { number, embedding } of rows) {
        const vector = decodeVector(embedding)
        open.matrix ??= new VectorMatrix(vector.length)
        open.matrix.add(String(number), vector)
        open.numbers.add(Number(number))
      }
    }
  }

  #drop(open: OpenClone, number: number) {
    open.matrix?.remove(String(number))
    open.numbers.delete(number)
  }

  async #makeRoom() {
    const open = await Promise.all(
      [...this.#open].map(async ([id, clone]) => ({ id, bytes: (await clone).matrix?.bytes ?? 0 }))
    )
    let total = open.reduce((sum, { bytes }) => sum + bytes, 0)
    for (const { id, bytes } of open.slice(0, -1)) {
      if (total <= capacity) return
      this.#open.delete(id)
      total -= bytes
    }
  }
}

const nothingOf = (model: string): OpenClone => ({
  version: -1,
  model,
  matrix: null,
  numbers: new Set(),
})
