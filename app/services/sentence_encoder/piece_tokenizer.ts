const unknown = 0
const firstPiece = 6
const wordStart = '▁'

/** Worse than any sequence of known pieces, so that a known one is always preferred. */
const unknownScore = -100

/** A third of the letters of Russian or Arabic happen to be in the English vocabulary. */
const knownLettersNeeded = 0.75

/** The pieces of the vocabulary with the logarithms of their probabilities. */
export type Vocabulary = Array<[piece: string, score: number]>

/**
 * Cuts a text into the most probable sequence of vocabulary pieces: the unigram model of
 * Kudo (Subword Regularization, ACL 2018), as SentencePiece has it, found by Viterbi's algorithm.
 */
export class PieceTokenizer {
  readonly #pieces = new Map<string, number>()
  readonly #scores: Float64Array
  readonly #longest: number

  constructor(vocabulary: Vocabulary) {
    this.#scores = Float64Array.from(vocabulary, ([, score]) => score)
    vocabulary.slice(firstPiece).forEach(([piece], i) => this.#pieces.set(piece, i + firstPiece))
    this.#longest = Math.max(...[...this.#pieces.keys()].map((piece) => piece.length))
  }

  /**
   * The numbers of the text's pieces, none if the text has no letters or digits, or if most of
   * them are of a script that the vocabulary doesn't know: such texts would all look alike.
   */
  encode(text: string): number[] {
    const words = text.normalize('NFKC').toWellFormed().trim()
    if (!this.#reads(words)) return []
    const marked = wordStart + words.replace(/\s+/g, wordStart)
    return withoutRepeatedUnknowns(this.#bestPath(marked))
  }

  #reads(text: string) {
    const letters = text.match(/[\p{L}\p{N}]/gu) ?? []
    const known = letters.filter((letter) => this.#pieces.has(letter))
    return letters.length > 0 && known.length >= letters.length * knownLettersNeeded
  }

  #bestPath(text: string) {
    const best = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY)
    const pieces = new Int32Array(text.length + 1)
    const starts = new Int32Array(text.length + 1)
    best[0] = 0
    for (let start = 0; start < text.length; start++) {
      for (const [piece, end] of this.#piecesAt(text, start)) {
        const score = best[start] + (piece === unknown ? unknownScore : this.#scores[piece])
        if (score < best[end]) continue
        best[end] = score
        pieces[end] = piece
        starts[end] = start
      }
    }
    return walkBack(pieces, starts)
  }

  *#piecesAt(text: string, start: number): Generator<[piece: number, end: number]> {
    const single = start + String.fromCodePoint(text.codePointAt(start)!).length
    if (!this.#pieces.has(text.slice(start, single))) yield [unknown, single]
    const last = Math.min(start + this.#longest, text.length)
    for (let end = start + 1; end <= last; end++) {
      const piece = this.#pieces.get(text.slice(start, end))
      if (piece !== undefined) yield [piece, end]
    }
  }
}

function walkBack(pieces: Int32Array, starts: Int32Array) {
  const path: number[] = []
  for (let end = pieces.length - 1; end > 0; end = starts[end]) path.push(pieces[end])
  return path.reverse()
}

function withoutRepeatedUnknowns(path: number[]) {
  return path.filter((piece, i) => piece !== unknown || path[i - 1] !== unknown)
}
