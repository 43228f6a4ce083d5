import { ANSWERS, fitOf, isNamedBeside } from './answer_evidence.js'
import type { Question } from './question.js'
import { isKinInGeneral, isPerson, matchOf, type Term } from './question_terms.js'
import { SentenceContext } from './sentence_context.js'
import {
  byReading,
  isCaption,
  isFragment,
  isQuestion,
  type TaughtSentence,
} from './taught_sentences.js'
import { contentStems, stemsOf, wordsOf } from './words.js'

/** Turns texts into L2-normalised vectors, one for each text. */
export type Embed = (texts: string[]) => Promise<Float32Array[]>

/** A taught sentence that might answer a question, with the evidence for it. */
export interface Candidate extends TaughtSentence {
  /** Weighted share of the question's terms that the sentence and its surroundings account for, 0..1. */
  coverage: number
  /** The same of the sentence alone. */
  ownCoverage: number
  /** The name, number or relative asked for is nowhere near. */
  lacksRequired: boolean
  /** None of the question's own topics is near, only a name or a common word. */
  lacksTopic: boolean
  /** How well it has the kind of answer asked for, 0..1. */
  typeFit: number
  /** The sentence beside it that has this kind of answer in its stead: who "she" is, why it came so. */
  support?: TaughtSentence
  hasAnswerType: boolean
  /** What was done or happened, by the question, is said nowhere near. */
  lacksVerb: boolean
  /** What was done or happened, by the question, is said by the sentence too. */
  hasVerb: boolean
  /** It is about someone else than the question. */
  isBesideThePoint: boolean
  /** Cosine of question and sentence when it was measured, else of question and passage, else null. */
  similarity: number | null
  /** The similarity is the sentence's own. */
  isMeasured: boolean
  /** By meaning it is clearly nearer to the question than every sentence of another passage. */
  standsOut: boolean
  score: number
}

const ENOUGH_FOR_REQUIRED = 0.3
const ENOUGH_FOR_TOPIC = 0.5
const ENOUGH_FOR_REST = 0.65
const LONG_SENTENCE = 300
const MAX_EMBEDDED_SENTENCES = 3
const STANDING_OUT = 0.05
const MAX_EMBEDDED_CHARACTERS = 240

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
    return this.sentences
      .filter((sentence) => !sentence.isHeading && !isCaption(sentence))
      .map((sentence) => weighed(sentence, this.#context, terms, question))
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
      return await this.embed(texts.map((text) => text.slice(0, MAX_EMBEDDED_CHARACTERS)))
    } catch {
      // An embedder that is down must not silence a clone that can still answer by words.
      return null
    }
  }
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || byReading(a, b)
}

// By words

/** Terms weighted by how rare they are among the sentences (inverse document frequency). */
function weightedTerms(terms: Term[], sentences: TaughtSentence[]): Term[] {
  const rarest = Math.log((sentences.length + 1) / 0.5)
  return terms.map((term) => {
    const frequency = sentences.filter(({ stems }) => matchOf(term, stems) > 0).length
    const rarity = Math.log((sentences.length + 1) / (frequency + 0.5)) / rarest
    return { ...term, weight: term.weight * (0.4 + 0.8 * rarity) }
  })
}

function weighed(
  sentence: TaughtSentence,
  context: SentenceContext,
  terms: Term[],
  question: Question
): Candidate {
  const nearby = context.around(sentence)
  const own = terms.map((term) =>
    isForeign(term, sentence, terms) ? 0 : matchOf(term, sentence.stems)
  )
  const reach = terms.map((term, index) => Math.max(own[index], nearby(term)))
  const ownFit = typeFitOf(sentence, question, terms)
  const support = ownFit < ANSWERS ? supportOf(sentence, question, terms, context) : undefined
  const typeFit = support ? Math.max(ANSWERS, ownFit) : ownFit
  const candidate = {
    ...sentence,
    coverage: weightedMean(reach, terms),
    ownCoverage: weightedMean(own, terms),
    lacksRequired: lacksRequired(terms, reach),
    lacksTopic: lacksTopic(terms, reach),
    typeFit,
    support,
    hasAnswerType: typeFit >= ANSWERS,
    lacksVerb: terms.some(
      ({ part, kind }, index) =>
        part === 'verb' && kind === 'topic' && reach[index] < ENOUGH_FOR_REQUIRED
    ),
    hasVerb: terms.some(({ part }, index) => part === 'verb' && own[index] === 1),
    isBesideThePoint: isBesideThePoint(sentence, question),
    similarity: sentence.passage.similarity,
    isMeasured: false,
    standsOut: false,
  }
  return { ...candidate, score: scoreOf(candidate, question) }
}

function weightedMean(values: number[], terms: Term[]): number {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  return total
    ? values.reduce((sum, value, index) => sum + value * terms[index].weight, 0) / total
    : 0
}

/** "Did you have children?" is not answered by "his sons", unless someone else was asked about. */
function isForeign(term: Term, sentence: TaughtSentence, terms: Term[]): boolean {
  if (term.kind !== 'kin' || terms.filter(isPerson).length > 1) return false
  const stems = new Set([term.stem, ...term.related])
  if (!stems.isDisjointFrom(sentence.foreignKin)) return true
  return sentence.about === 'other' && isKinInGeneral(term) && !ownsOne(sentence, stems)
}

/** "my sons", "I had two sons": the relatives are the clone's. */
function ownsOne({ text }: TaughtSentence, stems: Set<string>): boolean {
  const words = wordsOf(text)
  return words.some((word, index) => {
    const owners = words.slice(Math.max(0, index - 3), index)
    const isOwned = owners.some(({ plain }) => /^(i|my|our|we)$/.test(plain))
    return isOwned && stemsOf(word).some((stem) => stems.has(stem))
  })
}

/** A place beside the matter may be missing where the sentence itself has all the rest. */
function lacksRequired(terms: Term[], reach: number[]): boolean {
  const missing = terms.filter(
    (term, index) => isRequired(term) && reach[index] < ENOUGH_FOR_REQUIRED
  )
  if (!missing.length) return false
  const hasRest = terms.every(
    ({ kind, part }, index) =>
      kind === 'weak' || part === 'circumstance' || reach[index] >= ENOUGH_FOR_REST
  )
  return !hasRest || missing.some(({ part }) => part !== 'circumstance')
}

function isRequired({ kind }: Term): boolean {
  return kind === 'name' || kind === 'number' || kind === 'kin'
}

function lacksTopic(terms: Term[], reach: number[]): boolean {
  const topics = terms.filter(({ kind, isInherited }) => kind === 'topic' && !isInherited)
  const main = topics.filter(({ part }) => part !== 'kind' && part !== 'circumstance')
  const decisive = main.length ? main : topics
  return (
    decisive.length > 0 &&
    !decisive.some((topic) => reach[terms.indexOf(topic)] >= ENOUGH_FOR_TOPIC)
  )
}

function typeFitOf(
  { taught, text, stems }: TaughtSentence,
  { expects, plain }: Question,
  terms: Term[]
): number {
  if (expects === null) return 0
  if (expects === 'name') return namesOne(taught, terms) ? 1 : 0
  const counted = terms.filter(({ part }) => part === 'counted')
  return fitOf(expects, text, {
    stems: stemsAccountedFor(terms),
    counted: stemsAccountedFor(counted),
    namesCounted: counted.some((term) => matchOf(term, stems) > 0),
    ofClone: /\b(did|do|would) you\b/.test(plain),
  })
}

/** The sentence that says what this one leaves open, or the heading with its place and date. */
function supportOf(
  sentence: TaughtSentence,
  question: Question,
  terms: Term[],
  context: SentenceContext
): TaughtSentence | undefined {
  const { expects } = question
  const fits = (other: TaughtSentence | undefined) =>
    other !== undefined && !isQuestion(other) && typeFitOf(other, question, terms) === 1
  const before = context.before(sentence)
  if (expects === 'person') return pointsToSomeone(sentence) ? before.find(fits) : undefined
  if (expects === 'reason') return [context.next(sentence), before[0]].find(fits)
  if (expects === 'identity') return before[0] && isQuestion(before[0]) ? before[0] : undefined
  if (expects !== 'time' && expects !== 'place') return undefined
  return sentence.leansBack && fits(before[0]) ? before[0] : context.datelineOf(sentence)
}

function pointsToSomeone({ text }: TaughtSentence): boolean {
  return /\b(he|she|they)\b/i.test(text)
}

function stemsAccountedFor(terms: Term[]): Set<string> {
  return new Set(terms.flatMap(({ stem, related }) => [stem, ...related]))
}

function namesOne(taught: string, terms: Term[]): boolean {
  const strong = terms.filter(({ kind }) => kind !== 'weak')
  return wordsOf(taught).some((word) => {
    const stems = new Set(stemsOf(word))
    const isAskedFor = strong.some((term) => matchOf(term, stems) > 0)
    return isAskedFor && isNamedBeside(taught, word.start, word.start + word.text.length)
  })
}

/** Someone else's birth does not answer "When were you born?", nor the clone's job "Where do I work?" */
function isBesideThePoint({ about, text, voice }: TaughtSentence, question: Question): boolean {
  const isOfAsker = voice === 'recalled' || /\byour?\b/i.test(text)
  if (question.isAboutAsker || (question.isVague && question.mentionsAsker)) return !isOfAsker
  if (voice === 'recalled') return question.isPersonal && !question.mentionsAsker
  return question.isAboutClone && about === 'other' && !/\b(I|me|myself|we|us)\b/.test(text)
}

/** The weights were fitted to the questions of the demo and some more (see `npm run bench -- answers`). */
function scoreOf(candidate: Omit<Candidate, 'score'>, question: Question): number {
  const { coverage, rank, taught } = candidate
  let score = coverage + 0.5 * coverage ** 2 - 0.06 * rank
  if (question.expects)
    score += candidate.typeFit * (0.6 + 0.4 * coverage) - (candidate.hasAnswerType ? 0 : 0.1)
  if (candidate.hasVerb) score += 0.18
  if (question.isAboutClone && candidate.about === 'clone') score += 0.13
  if (opensOn(candidate, question)) score += 0.12
  score += 0.08 * sharedPairs(candidate, question)
  score += 0.6 * titleMatch(candidate, question) ** 2
  score -= 0.25 * Math.min(1, taught.length / LONG_SENTENCE)
  return score + (candidate.similarity ?? 0) - penaltyOf(candidate)
}

/** How many neighbouring words of the question stand side by side in the sentence, at most two. */
function sharedPairs({ stemsInOrder }: TaughtSentence, { terms }: Question): number {
  const own = terms.filter(({ isInherited }) => !isInherited)
  const pairs = own.filter((term, index) => {
    const next = own[index + 1]
    return (
      next !== undefined &&
      stemsInOrder.some((stem, at) => stem === term.stem && stemsInOrder[at + 1] === next.stem)
    )
  })
  return Math.min(2, pairs.length)
}

function penaltyOf(candidate: Omit<Candidate, 'score'>): number {
  let penalty = candidate.voice === 'quoted' ? 0.1 : 0
  if (candidate.isBesideThePoint) penalty += 0.4
  if (candidate.lacksTopic) penalty += 0.17
  if (candidate.lacksRequired) penalty += 0.2
  if (candidate.leansBack) penalty += 0.1
  if (isFragment(candidate)) penalty += 0.25
  if (isQuestion(candidate)) penalty += 0.6
  return penalty
}

/** "Patrick died of fever", for "What happened to Patrick?", before a list that names him too. */
function opensOn({ stems }: TaughtSentence, { terms }: Question): boolean {
  const [first] = stems
  return terms.some(({ kind, stem }) => kind === 'name' && stem === first)
}

/** For the first sentence of a memory: how well its title names the one thing that was asked about, 0..1. */
function titleMatch({ passage, position }: TaughtSentence, question: Question): number {
  const [only, ...others] = question.terms
  if (position > 0 || passage.sourceType !== 'memory' || !only || others.length) return 0
  return matchOf(only, new Set(contentStems(passage.sourceTitle ?? '')))
}

// By meaning

function mostPromising(ranked: Candidate[]): Candidate[] {
  const isMeasured = ranked.some(({ similarity }) => similarity !== null)
  return ranked
    .filter(
      (candidate) => candidate.taught.length <= MAX_EMBEDDED_CHARACTERS && !isFragment(candidate)
    )
    .sort((a, b) => promiseOf(b, isMeasured) - promiseOf(a, isMeasured) || byReading(a, b))
    .slice(0, MAX_EMBEDDED_SENTENCES)
}

function markStandingOut(measured: Candidate[]) {
  for (const candidate of measured) {
    const others = measured.filter(({ rank }) => rank !== candidate.rank)
    const nearest = Math.max(0, ...others.map(({ similarity }) => similarity ?? 0))
    candidate.standsOut = (candidate.similarity ?? 0) >= nearest + STANDING_OUT
  }
}

function promiseOf({ similarity, rank, score }: Candidate, isMeasured: boolean): number {
  return 0.5 * score + (isMeasured ? (similarity ?? 0) : 0.3 - 0.04 * rank)
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index], 0)
}
