import { bm25LengthFactors } from '#services/search/bm25'

/** What a search knows of every passage of a clone, without its text. */
export interface OutlinedPassage {
  number: number
  speaker: string | null
  /** Of the chat or document; messages of one chat have the same. */
  title: string | null
  /** When it was said, as Unix time in milliseconds. */
  saidAt: number | null
  /** Characters of the passage and of what was said around it. */
  length: number
  contextLength: number
}

/** Characters a word, with the space after it. */
const wordLength = 5

/** A pause that ends a session of a chat, in milliseconds. */
const pause = 4 * 60 * 60 * 1000

/** What was said around a passage counts half. */
export const contextWeight = 0.5

const bytesPerPassage = 200

/**
 * The passages of one clone as columns, a row each, in the order in which they were taught. Messages of a chat
 * without a long pause in between are one session; any other passage is a session of its own.
 */
export class CloneOutline {
  readonly #rows: Map<number, number>
  readonly words: Float32Array
  /** Whether anything was said around them. */
  readonly hasContexts: boolean
  readonly sessions: Int32Array
  readonly speakers: string[]
  /** How long each passage with its context is beside the others, as BM25 takes it. */
  readonly lengthFactors: Float32Array

  /** @param passages by ascending number */
  constructor(readonly passages: readonly OutlinedPassage[]) {
    this.#rows = new Map(passages.map(({ number }, row) => [number, row]))
    this.words = Float32Array.from(passages, ({ length }) => length / wordLength)
    this.hasContexts = passages.some(({ contextLength }) => contextLength > 0)
    this.sessions = sessionsOf(passages)
    this.speakers = [...new Set(passages.flatMap(({ speaker }) => speaker ?? []))]
    const lengths = passages.map(
      (passage) => passage.length + contextWeight * passage.contextLength
    )
    this.lengthFactors = bm25LengthFactors(Float32Array.from(lengths))
  }

  get size() {
    return this.passages.length
  }

  get bytes() {
    return this.size * bytesPerPassage
  }

  rowOf(number: number): number | undefined {
    // What was taught at once has numbers one after another: a guess that saves most of the searching.
    const guess = number - (this.passages[0]?.number ?? 0)
    return this.passages[guess]?.number === number ? guess : this.#rows.get(number)
  }

  /** Whether both rows are there and of one session. */
  areTogether(row: number, other: number) {
    return other >= 0 && other < this.size && this.sessions[row] === this.sessions[other]
  }
}

function sessionsOf(passages: readonly OutlinedPassage[]) {
  const sessions = new Int32Array(passages.length)
  for (let row = 1; row < passages.length; row++) {
    sessions[row] = sessions[row - 1] + (goesOn(passages[row - 1], passages[row]) ? 0 : 1)
  }
  return sessions
}

function goesOn(before: OutlinedPassage, passage: OutlinedPassage) {
  if (before.speaker === null || passage.speaker === null) return false
  if (before.saidAt === null || passage.saidAt === null || before.title !== passage.title)
    return false
  const gap = passage.saidAt - before.saidAt
  return gap >= 0 && gap <= pause
}
