import type { Embed } from '#services/sentence_encoder/embed'
import type { Question } from '../question/question.js'
import { matchOf, type Term } from '../question/question_terms.js'
import { AskedSpeaker } from './asked_speaker.js'
import { weighed, type Candidate } from './candidate.js'
import { scoreOf } from './candidate_score.js'
import { SentenceContext } from './sentence_context.js'
import { byReading, isCaption, isFragment, type TaughtSentence } from './taught_sentence.js'

const mostEmbedded = 3
const standingOut = 0.05
const embeddedCharacters = 240

/** Ranks the taught sentences by how well they answer a question. */
export class SentenceRanking {
  readonly #context: SentenceContext

  constructor(
    private readonly sentences: TaughtSentence[],
    private readonly embed?: Embed
  ) {
    this.#context = new SentenceContext(sentences)
  }

  /** All sentences, best first, by words alone. */
  rank(question: Question): Candidate[] {
    const terms = weightedTerms(question.terms, this.sentences)
    const asked = new AskedSpeaker(question, this.sentences)
    return this.sentences
      .filter((sentence) => !sentence.isHeading && !isCaption(sentence))
      .filter((sentence) => !asked.isMissedBy(sentence))
      .map((sentence) => weighed(sentence, this.#context, terms, question))
      .map((candidate) => ({ ...candidate, score: scoreOf(candidate, question) }))
      .sort(byScore)
  }

  /**
   * Measures the few most promising sentences by meaning and ranks again. At most three short sentences
   * and the question are embedded, so the time is bounded by the input and not by a clock, and the
   * same question always gets the same answer. Without an embedder, or when it fails, nothing changes.
   */
  async rerankByMeaning(question: Question, ranked: Candidate[]): Promise<Candidate[]> {
    const promising = mostPromising(ranked)
    const vectors = await this.#vectors([question.text, ...promising.map(({ taught }) => taught)])
    if (!vectors) return ranked
    promising.forEach((candidate, index) => {
      candidate.similarity = cosine(vectors[0], vectors[index + 1])
      candidate.isMeasured = true
      candidate.score += Math.max(0, candidate.similarity - 0.3)
    })
    markStandingOut(promising)
    return ranked.sort(byScore)
  }

  async #vectors(texts: string[]): Promise<Float32Array[] | null> {
    if (!this.embed || texts.length < 2) return null
    try {
      return await this.embed(texts.map((text) => text.slice(0, embeddedCharacters)))
    } catch {
      // An embedder that is down must not silence a clone that can still answer by words.
      return null
    }
  }
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || byReading(a, b)
}

/** Terms weighted by how rare they are among the sentences (inverse document frequency). */
function weightedTerms(terms: Term[], sentences: TaughtSentence[]): Term[] {
  const rarest = Math.log((sentences.length + 1) / 0.5)
  return terms.map((term) => {
    const frequency = sentences.filter(({ stems }) => matchOf(term, stems) > 0).length
    const rarity = Math.log((sentences.length + 1) / (frequency + 0.5)) / rarest
    return { ...term, weight: term.weight * (0.4 + 0.8 * rarity) }
  })
}

// By meaning

function mostPromising(ranked: Candidate[]): Candidate[] {
  const isMeasured = ranked.some(({ similarity }) => similarity !== null)
  return ranked
    .filter((candidate) => candidate.taught.length <= embeddedCharacters && !isFragment(candidate))
    .sort((a, b) => promiseOf(b, isMeasured) - promiseOf(a, isMeasured) || byReading(a, b))
    .slice(0, mostEmbedded)
}

function markStandingOut(measured: Candidate[]) {
  for (const candidate of measured) {
    const others = measured.filter(({ rank }) => rank !== candidate.rank)
    const nearest = Math.max(0, ...others.map(({ similarity }) => similarity ?? 0))
    candidate.standsOut = (candidate.similarity ?? 0) >= nearest + standingOut
  }
}

function promiseOf({ similarity, rank, score }: Candidate, isMeasured: boolean): number {
  return 0.5 * score + (isMeasured ? (similarity ?? 0) : 0.3 - 0.04 * rank)
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index], 0)
}
