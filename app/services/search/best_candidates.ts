/**
 * The candidates with the highest scores among many that are offered: a binary heap (Williams,
 * 1964) whose top is the worst of the best so far.
 */
export class BestCandidates {
  readonly #keys: Int32Array
  readonly #scores: Float64Array
  #count = 0

  constructor(limit: number) {
    this.#keys = new Int32Array(limit)
    this.#scores = new Float64Array(limit)
  }

  /** Of equal scores, the one offered first is kept. */
  offer(key: number, score: number) {
    if (this.#count < this.#keys.length) this.#rise(this.#count++, key, score)
    else if (score > this.#scores[0]) this.#sink(key, score)
  }

  /** Highest score first; of equal scores, the lower key. */
  sorted() {
    const best = Array.from({ length: this.#count }, (_, i) => ({
      key: this.#keys[i],
      score: this.#scores[i],
    }))
    return best.sort((a, b) => b.score - a.score || a.key - b.key)
  }

  #rise(slot: number, key: number, score: number) {
    while (slot > 0) {
      const parent = (slot - 1) >> 1
      if (this.#scores[parent] <= score) break
      this.#move(parent, slot)
      slot = parent
    }
    this.#place(slot, key, score)
  }

  #sink(key: number, score: number) {
    let slot = 0
    for (;;) {
      const child = this.#worseChild(slot)
      if (child >= this.#count || this.#scores[child] >= score) break
      this.#move(child, slot)
      slot = child
    }
    this.#place(slot, key, score)
  }

  #worseChild(slot: number) {
    const left = 2 * slot + 1
    return left + 1 < this.#count && this.#scores[left + 1] < this.#scores[left] ? left + 1 : left
  }

  #move(from: number, to: number) {
    this.#place(to, this.#keys[from], this.#scores[from])
  }

  #place(slot: number, key: number, score: number) {
    this.#keys[slot] = key
    this.#scores[slot] = score
  }
}
