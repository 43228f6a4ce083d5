import Clone from '#models/clone'

/** What is kept of one clone, as of a version of its index. */
export interface Kept {
  version: number
  /** Memory, about. */
  bytes: number
}

/** What an entry takes at least, in bytes: of clones that know nothing there may be any number. */
const leastBytes = 16 * 1024

/** Keeps something of the clones that are being talked with; the clone that was searched longest ago goes first. */
export abstract class CloneCache<T extends Kept> {
  #kept = new Map<string, Promise<T>>()

  /** @param capacity bytes over all clones */
  constructor(private capacity: number) {}

  /** @throws E_ROW_NOT_FOUND where there is no such clone */
  async of(cloneId: string): Promise<T> {
    const previous = this.#kept.get(cloneId)
    const current = this.#refresh(cloneId, previous)
    this.#kept.delete(cloneId)
    this.#kept.set(cloneId, current)
    current.catch(() => this.#kept.delete(cloneId))
    const kept = await current
    await this.#makeRoom()
    return kept
  }

  forget(cloneId: string) {
    this.#kept.delete(cloneId)
  }

  /** Brings what was kept up to the clone as it is, by difference where it can. */
  protected abstract update(clone: Clone, previous: T | null): Promise<T>

  async #refresh(cloneId: string, previous?: Promise<T>) {
    const kept = (await previous?.catch(() => null)) ?? null
    const clone = await Clone.query()
      .where('id', cloneId)
      .select('id', 'userId', 'name', 'indexVersion', 'searchProvider', 'searchModel')
      .firstOrFail()
    return this.update(clone, kept)
  }

  async #makeRoom() {
    // One that fails is told to whoever asked for it, and to nobody else.
    const kept = await Promise.all(
      [...this.#kept].map(async ([id, value]) => {
        const bytes = (await value.catch(() => null))?.bytes ?? 0
        return { id, bytes: bytes + leastBytes }
      })
    )
    let total = kept.reduce((sum, { bytes }) => sum + bytes, 0)
    for (const { id, bytes } of kept.slice(0, -1)) {
      if (total <= this.capacity) return
      this.#kept.delete(id)
      total -= bytes
    }
  }
}
