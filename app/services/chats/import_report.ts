/** Why an entry of a file was not taken. */
export type SkipReason =
  | 'system'
  | 'media'
  | 'deleted'
  | 'empty'
  | 'unreadable'
  | 'over_limit'
  | 'duplicate'
  | 'other_speaker'
  | 'out_of_range'

export interface Skipped {
  reason: SkipReason
  count: number
  /** The first few, as lines or entries of the file. */
  places: number[]
}

/** What was found in a file, and what was left out and why. */
export interface ImportReport {
  /** What `places` count: lines of a text, or entries of a list. */
  unit: 'line' | 'entry'
  skipped: Skipped[]
  /** Messages that were cut to the length that a memory may have. */
  shortened: number
  chats: number
  from: string | null
  until: string | null
  /** Whole sentences for the person who uploaded it. */
  notes: string[]
}

export const emptyReport = (): ImportReport => ({
  unit: 'line',
  skipped: [],
  shortened: 0,
  chats: 0,
  from: null,
  until: null,
  notes: [],
})

const placesShown = 5

/** Counts what is left out, by reason, and remembers where the first ones stand. */
export class SkipCounter {
  #skipped = new Map<SkipReason, Skipped>()

  constructor(skipped: Skipped[] = []) {
    for (const one of skipped) this.#skipped.set(one.reason, { ...one, places: [...one.places] })
  }

  skip(reason: SkipReason, place?: number, count = 1) {
    const skipped = this.#skipped.get(reason) ?? { reason, count: 0, places: [] }
    skipped.count += count
    if (place !== undefined && skipped.places.length < placesShown) skipped.places.push(place)
    this.#skipped.set(reason, skipped)
  }

  get all() {
    return [...this.#skipped.values()]
  }

  get total() {
    return this.all.reduce((total, { count }) => total + count, 0)
  }
}
