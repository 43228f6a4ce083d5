import { BestCandidates } from '#services/search/best_candidates'
import type { CloneOutline } from '#services/search/clone_outline'
import { datesMatch } from '#services/search/named_dates'
import { shareOfQuestions, tellsTime } from '#services/search/passage_traits'
import type { ReadQuestion } from '#services/search/question_reading'
import type { WordScores } from '#services/search/word_scores'

/**
 * What each sign that a passage answers is worth: logarithms of odds, learned from questions about chats of other
 * people (docs/decisions/0004-learned-fusion.md says how, and what they bring on chats they were not learned from).
 */
const weights = {
  /** A unit of BM25. */
  words: 0.441,
  /** A cosine of 1 between the question and the passage, and the more alike of its two neighbours. */
  meaning: 4.8,
  neighbourMeaning: 3.5,
  /** Said by the person whom the question is about. */
  speaker: 1.05,
  /** Said in a month that the question names; within a week from a day that it names. */
  month: 3.1,
  day: 2.2,
  /** Tells a time, and that where the question asks when. */
  time: 0.53,
  timeAskedFor: 1.25,
  /** The logarithm of its length in words, up to 30: a short exclamation answers little. */
  length: 1.0,
  /** Asks all through. */
  asking: -3.4,
}

const wordsThatCount = 30
/** Passages whose texts are read for the signs that are in them. */
const shortlistLength = 200

export interface Ranked {
  number: number
  score: number
  lexical: number | null
  similarity: number | null
}

/** Ranks the passages of one clone for a question: all by what their outline tells, the best of them by their texts too. */
export class PassageRanking {
  readonly #meanings: Float32Array

  constructor(
    private question: ReadQuestion,
    private outline: CloneOutline,
    private words: WordScores,
    /** Rows of the passages that mention the person whom the question is about. */
    private mentions: Set<number>,
    /** Cosine with the question by row; NaN where a passage has no vector. */
    private similarities: Float32Array
  ) {
    this.#meanings = withoutGaps(similarities)
  }

  /** The passages worth reading, best first. */
  shortlist(length = shortlistLength): Ranked[] {
    const best = new BestCandidates(Math.min(length, this.outline.size))
    for (let row = 0; row < this.outline.size; row++) {
      if (this.words.passages[row] > 0 || !Number.isNaN(this.similarities[row]))
        best.offer(row, this.#score(row))
    }
    return best.sorted().map(({ key, score }) => ({
      number: this.outline.passages[key].number,
      score,
      lexical: this.words.passages[key] || null,
      similarity: Number.isNaN(this.similarities[key]) ? null : this.similarities[key],
    }))
  }

  /** The shortlist in its final order. */
  withTexts(shortlist: Ranked[], texts: Map<number, string>): Ranked[] {
    return shortlist
      .filter(({ number }) => texts.has(number))
      .map((ranked) => ({
        ...ranked,
        score: ranked.score + this.#textScore(texts.get(ranked.number)!),
      }))
      .sort((one, other) => other.score - one.score)
  }

  #score(row: number) {
    const { outline, words } = this
    return (
      weights.words * words.passages[row] +
      weights.meaning * this.#meanings[row] +
      weights.neighbourMeaning * this.#neighbourMeaning(row) +
      weights.length * Math.log1p(Math.min(outline.words[row], wordsThatCount)) +
      (this.#isAbout(row) ? weights.speaker : 0) +
      this.#dateScore(row)
    )
  }

  /** A passage without neighbours is its own, so that neither kind is at an advantage. */
  #neighbourMeaning(row: number) {
    const { outline } = this
    const before = outline.areTogether(row, row - 1) ? this.#meanings[row - 1] : -Infinity
    const after = outline.areTogether(row, row + 1) ? this.#meanings[row + 1] : -Infinity
    const nearer = Math.max(before, after)
    return nearer === -Infinity ? this.#meanings[row] : nearer
  }

  /** What nobody said is about the person whom it mentions. */
  #isAbout(row: number) {
    const { speaker } = this.outline.passages[row]
    if (this.question.speaker === null) return false
    return speaker === null ? this.mentions.has(row) : speaker === this.question.speaker
  }

  #dateScore(row: number) {
    const { saidAt } = this.outline.passages[row]
    if (!this.question.dates || saidAt === null) return 0
    const { isInMonth, isOnDay } = datesMatch(this.question.dates, saidAt)
    return (isInMonth ? weights.month : 0) + (isOnDay ? weights.day : 0)
  }

  #textScore(text: string) {
    const forTime = weights.time + (this.question.asksWhen ? weights.timeAskedFor : 0)
    return (tellsTime(text) ? forTime : 0) + weights.asking * shareOfQuestions(text)
  }
}

/** A passage whose vector is still to come is as like the question as the others are on average. */
function withoutGaps(similarities: Float32Array) {
  let [sum, known] = [0, 0]
  for (const similarity of similarities) {
    if (Number.isNaN(similarity)) continue
    sum += similarity
    known++
  }
  if (known === similarities.length) return similarities
  const average = known > 0 ? sum / known : 0
  return similarities.map((similarity) => (Number.isNaN(similarity) ? average : similarity))
}
