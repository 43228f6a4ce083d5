import type { FirstPersonNarrator, RetoldSentence } from './first_person.js'
import type { GroundedPassage } from './grounded_context.js'
import type { AnswerType, Question, Term } from './question.js'
import { contentStems, plainText } from './words.js'

/** Turns texts into L2-normalised vectors, one for each text. */
export type Embed = (texts: string[]) => Promise<Float32Array[]>

/** A taught sentence that might answer, with the evidence for it. */
export interface Candidate extends RetoldSentence {
  passage: GroundedPassage
  /** Rank of the passage, 0 = best. */
  rank: number
  /** Place of the sentence in its passage. */
  position: number
  /** The sentence as it was taught. */
  taught: string
  stems: Set<string>
  /** Weighted share of the question's terms that the sentence and its surroundings account for, 0..1. */
  coverage: number
  /** The same of the sentence alone. */
  ownCoverage: number
  /** The name, number or relative asked for is nowhere near. */
  lacksRequired: boolean
  hasAnswerType: boolean
  /** Cosine of question and sentence when it was measured, else of question and passage, else null. */
  similarity: number | null
  score: number
}

const RELATED_MATCH = 0.7
const NEARBY = { title: 0.6, previous: 0.6, antecedent: 0.85, asked: 0.9, next: 0.35 }
const NEIGHBOUR_NAMES_IT = 0.3
const MAX_EMBEDDED_SENTENCES = 5
const MAX_EMBEDDED_CHARACTERS = 240

const MONTH = '(january|february|march|april|may|june|july|august|september|october|november|december)'
const NUMBER_WORD =
  '(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen)'

const ANSWER_PATTERNS: Record<AnswerType, RegExp> = {
  time: new RegExp(
    `\\b(1\\d{3}|20\\d\\d)s?\\b|\\b${MONTH}\\b|\\b(at|aged|age of|was|were|turned) (only |just )?(\\d{1,2}|${NUMBER_WORD})\\b|\\bwhen (i|he|she|you|we) (was|were)\\b|\\byears? (old|later|ago|before)\\b|\\b(century|birthday|childhood|summer|winter|spring|autumn|christmas|easter|every (day|morning|evening|sunday|saturday|year|spring))\\b|\\b(mon|tues|wednes|thurs|fri|satur|sun)days?\\b`
  ),
  place:
    /\b(in|at|near|on|from|to|behind|by|under|along|across|outside|inside|beside|around)\b (the |a |an |my |our |his |her |your )?\p{L}{2,}/u,
  person: /\b(mother|father|brother|sister|wife|husband|son|daughter|uncle|aunt|cousin|friend|grandmother|grandfather|mum|dad|teacher|neighbour|neighbor|boss|called|named)\b/,
  number: new RegExp(`\\d|\\b${NUMBER_WORD}\\b|\\b(once|twice|both|pair|couple|none|no|never|every|always|only child)\\b`),
  reason: /\b(because|since|so that|in order|therefore|reason|for fear|thanks to|that's why|that is why|due to|as i |so (i|we|he|she) )\b/,
}

/** How far what surrounds a sentence accounts for a term, 0..1. */
type Nearby = (term: Term) => number

const UNSAID_NAME = /\s\p{Lu}\p{Ll}+/u

/** Finds and ranks, in what was taught, the sentences that may answer a question. */
export class SentenceRanking {
  constructor(
    private readonly narrator: FirstPersonNarrator,
    private readonly passages: GroundedPassage[],
    private readonly embed?: Embed
  ) {}

  /** All sentences without repeats, best first, by words alone. */
  rank(question: Question): Candidate[] {
    const candidates = this.sentences()
    const terms = weightedTerms(question.terms, candidates)
    const places = placesOf(candidates)
    for (const candidate of candidates) weigh(candidate, surroundings(candidate, places), terms, question)
    return candidates.sort(byScore)
  }

  /**
   * Measures the few most promising sentences by meaning and ranks again. At most five short sentences
   * and the question are embedded, so the time is bounded by the input and not by a clock, and the
   * same question always gets the same answer. Without an embedder, or when it fails, nothing changes.
   */
  async rerankByMeaning(question: Question, ranked: Candidate[]): Promise<Candidate[]> {
    const promising = this.#promising(ranked)
    if (!this.embed || !promising.length) return ranked
    const vectors = await this.#vectors([question.text, ...promising.map(({ taught }) => taught)])
    if (!vectors) return ranked
    promising.forEach((candidate, index) => {
      candidate.similarity = cosine(vectors[0], vectors[index + 1])
      candidate.score += Math.max(0, candidate.similarity - 0.3)
    })
    return ranked.sort(byScore)
  }

  /** Every taught sentence, retold; a sentence that stands in two overlapping passages comes once. */
  sentences(): Candidate[] {
    const seen = new Set<string>()
    return this.passages.flatMap((passage, rank) => this.#sentencesOf(passage, rank)).filter(({ taught }) => {
      const key = plainText(taught)
      return !seen.has(key) && seen.add(key)
    })
  }

  #sentencesOf(passage: GroundedPassage, rank: number): Candidate[] {
    return this.narrator.retell(passage).map((retold, position) => {
      const taught = passage.content.slice(retold.start, retold.end)
      return { ...retold, ...unweighed(), passage, rank, position, taught, stems: new Set(contentStems(taught)), similarity: passage.similarity }
    })
  }

  #promising(ranked: Candidate[]): Candidate[] {
    const hasSimilarity = ranked.some(({ similarity }) => similarity !== null)
    return ranked
      .filter(({ taught }) => taught.length <= MAX_EMBEDDED_CHARACTERS && !isFragment(taught))
      .sort((a, b) => promise(b, hasSimilarity) - promise(a, hasSimilarity) || byReading(a, b))
      .slice(0, MAX_EMBEDDED_SENTENCES)
  }

  async #vectors(texts: string[]): Promise<Float32Array[] | null> {
    try {
      return (await this.embed?.(texts.map((text) => text.slice(0, MAX_EMBEDDED_CHARACTERS)))) ?? null
    } catch {
      // An embedder that is down must not silence a clone that can still answer by words.
      return null
    }
  }
}

/** Whether a line is a heading or a scrap, not a sentence. */
export function isFragment(taught: string): boolean {
  return !/[.!?…:"”»)]$/u.test(taught.trim()) && taught.trim().split(/\s+/).length < 5
}

export function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || byReading(a, b)
}

/** The order in which a reader would meet the sentences. */
export function byReading(a: Candidate, b: Candidate): number {
  return a.rank - b.rank || a.position - b.position
}

function unweighed() {
  return { coverage: 0, ownCoverage: 0, lacksRequired: false, hasAnswerType: false, score: 0 }
}

function promise(candidate: Candidate, hasSimilarity: boolean): number {
  const byPassage = hasSimilarity ? (candidate.similarity ?? 0) : 0.3 - 0.04 * candidate.rank
  return 0.5 * candidate.score + byPassage
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index], 0)
}

/** Terms weighted by how rare they are among the sentences (inverse document frequency). */
function weightedTerms(terms: Term[], candidates: Candidate[]): Term[] {
  const rarest = Math.log((candidates.length + 1) / 0.5)
  return terms.map((term) => {
    const frequency = candidates.filter(({ stems }) => matchOf(term, stems) > 0).length
    const rarity = Math.log((candidates.length + 1) / (frequency + 0.5)) / rarest
    return { ...term, weight: term.weight * (0.5 + 0.7 * rarity) }
  })
}

function matchOf(term: Term, stems: Set<string>): number {
  if (stems.has(term.stem)) return 1
  for (const related of term.related) if (stems.has(related)) return RELATED_MATCH
  return 0
}

function weigh(candidate: Candidate, nearby: Nearby, terms: Term[], question: Question) {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1
  let own = 0
  let covered = 0
  for (const term of terms) {
    const match = matchOf(term, candidate.stems)
    const reach = Math.max(match, nearby(term))
    own += match * term.weight
    covered += reach * term.weight
    if (isRequired(term) && reach < NEIGHBOUR_NAMES_IT) candidate.lacksRequired = true
  }
  candidate.ownCoverage = own / total
  candidate.coverage = covered / total
  candidate.hasAnswerType = question.expects !== null && answers(candidate, question.expects)
  candidate.score = scoreOf(candidate, question)
}

function isRequired(term: Term): boolean {
  return term.kind === 'name' || term.kind === 'number' || term.kind === 'kin'
}

/** How far the title and the neighbouring sentences account for a term. */
function surroundings(candidate: Candidate, places: Map<string, Candidate>): Nearby {
  const previous = places.get(placeOf(candidate, -1))
  const next = places.get(placeOf(candidate, 1))
  const title = new Set(contentStems(candidate.passage.sourceTitle ?? ''))
  const weightOfPrevious = previous ? reachOfPrevious(candidate, previous) : 0
  return (term) =>
    Math.max(
      matchOf(term, title) * NEARBY.title,
      previous ? matchOf(term, previous.stems) * weightOfPrevious : 0,
      next ? matchOf(term, next.stems) * NEARBY.next : 0
    )
}

/** Sentences by passage and position. */
function placesOf(candidates: Candidate[]): Map<string, Candidate> {
  return new Map(candidates.map((candidate) => [placeOf(candidate, 0), candidate]))
}

function placeOf({ rank, position }: Candidate, step: number): string {
  return `${rank}:${position + step}`
}

function reachOfPrevious(candidate: Candidate, previous: Candidate): number {
  if (previous.taught.trim().endsWith('?')) return NEARBY.asked
  return candidate.leansBack ? NEARBY.antecedent : NEARBY.previous
}

function answers(candidate: Candidate, type: AnswerType): boolean {
  const text = candidate.taught
  if (ANSWER_PATTERNS[type].test(plainText(text))) return true
  return type === 'person' && UNSAID_NAME.test(text)
}

function scoreOf(candidate: Candidate, question: Question): number {
  const { coverage, ownCoverage, taught, rank, similarity } = candidate
  let score = coverage + 0.3 * ownCoverage - 0.02 * rank
  if (candidate.hasAnswerType) score += 0.2
  if (question.isAboutClone && candidate.about === 'clone') score += 0.1
  if (question.isAboutClone && candidate.about === 'other') score -= 0.15
  if (candidate.lacksRequired) score -= 0.5
  if (isFragment(taught)) score -= 0.25
  if (taught.trim().endsWith('?')) score -= 0.6
  if (candidate.voice === 'quoted') score -= 0.08
  return score + 0.3 * Math.max(0, (similarity ?? 0) - 0.3)
}
