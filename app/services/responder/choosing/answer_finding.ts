import type { Question } from '../question/question.js'
import type { Candidate } from './candidate.js'
import { judge, type Verdict } from './honesty_gate.js'
import type { SentenceRanking } from './sentence_ranking.js'
import {
  byReading,
  isNextTo,
  isOwnVoice,
  isQuestion,
  type TaughtSentence,
} from './taught_sentence.js'

/** What the clone may say to one question. */
export interface Answer {
  question: Question
  verdict: Verdict
  /** Sentences to say, at most three; none when it was never told. */
  sentences: TaughtSentence[]
  /** Place and date of the letter they come from, where these answer, or ''. */
  dateline: string
  /** The question was how it goes on. */
  isContinuation: boolean
}

const mostSentences = 3
const mostContinued = 2
const followingCharacters = 240
const spokenCharacters = 700
const mostJudged = 8
const sameAgain = 0.6
const littleOfItsOwn = 0.6

/** Finds the sentences that answer a question, and no more of them than the evidence bears. */
export class AnswerFinding {
  constructor(
    private readonly sentences: TaughtSentence[],
    private readonly ranking: SentenceRanking,
    private readonly lastReply: string
  ) {}

  async answerTo(question: Question): Promise<Answer> {
    if (question.dependence === 'continue' && this.lastReply) return this.#continuation(question)
    let ranked = this.#withoutSaid(this.ranking.rank(question), question)
    let [verdict, best] = bestOf(ranked, question)
    if (verdict !== 'told') {
      ranked = await this.ranking.rerankByMeaning(question, ranked)
      ;[verdict, best] = bestOf(ranked, question)
    }
    const sentences = best ? choose(best, ranked, question, verdict) : []
    const dateline = best?.support?.isHeading ? best.support.taught : ''
    return { question, verdict, sentences, dateline, isContinuation: false }
  }

  /** What comes after the last sentence of the reply before, in the passage it came from. */
  #continuation(question: Question): Answer {
    const last = this.sentences.findLast((sentence) => this.#isSaid(sentence))
    const sentences = this.sentences
      .filter((next) => last && next.rank === last.rank && next.position > last.position)
      .slice(0, mostContinued)
    const verdict = sentences.length ? 'told' : 'untold'
    return { question, verdict, sentences, dateline: '', isContinuation: true }
  }

  /** For "tell me more about…" and "what else…": leaves out what was just said, when something is left. */
  #withoutSaid(ranked: Candidate[], question: Question): Candidate[] {
    if (!this.lastReply || !question.asksForMore) return ranked
    const unsaid = ranked.filter((candidate) => !this.#isSaid(candidate))
    return bestOf(unsaid, question)[1] ? unsaid : ranked
  }

  /** The first letter may have changed its case behind an opener. */
  #isSaid({ text }: TaughtSentence): boolean {
    return this.lastReply.includes(text.slice(1))
  }
}

function bestOf(ranked: Candidate[], question: Question): [Verdict, Candidate | undefined] {
  const judged = ranked
    .slice(0, mostJudged)
    .map((candidate) => [judge(candidate, question), candidate] as const)
  const told = judged.find(([verdict]) => verdict === 'told')
  const [verdict, best] = told ?? judged.find(([reached]) => reached === 'related') ?? ['untold']
  return [verdict, best]
}

function choose(
  best: Candidate,
  ranked: Candidate[],
  question: Question,
  verdict: Verdict
): Candidate[] {
  const chosen = [best]
  const support = ranked.find((other) => other.taught === best.support?.taught)
  if (support && !isQuestion(support)) chosen.push(support)
  if (best.leansBack || pointsBack(best, question) || lacksReason(best, question)) {
    addAntecedent(chosen, best, ranked)
  }
  if (verdict === 'told' && question.isStory) addMore(chosen, ranked, question)
  if (isOpen(best, question, verdict)) addFollowing(chosen, best, ranked)
  return chosen.sort(byReading)
}

/** What was asked may be said in the next sentence: the reason after the refusal, the number after the list. */
function isOpen(best: Candidate, question: Question, verdict: Verdict): boolean {
  return verdict === 'related' || question.expects === null || !best.hasAnswerType
}

/** "I painted it blue", where only the sentence before names the boat that was asked about. */
function pointsBack({ text, ownCoverage, coverage }: Candidate, question: Question): boolean {
  const { pointsBack: pointing, pointsToObject, askedForThing } = question.language.choosing
  if (!pointing.test(text)) return false
  if (ownCoverage < littleOfItsOwn * coverage) return true
  // "I painted it blue", for "What did you paint blue?"
  return askedForThing.test(question.plain) && pointsToObject.test(text)
}

/** The cause often comes first: "I am afraid of lifts. I once took the stairs…" */
function lacksReason(best: Candidate, { expects }: Question): boolean {
  return expects === 'reason' && !best.hasAnswerType
}

/** "He drowned in 1990" needs the sentence that says who. */
function addAntecedent(chosen: Candidate[], best: Candidate, ranked: Candidate[]) {
  const previous = ranked.find((other) => isNextTo(best, other, -1))
  if (previous && !isQuestion(previous) && !chosen.includes(previous)) chosen.push(previous)
}

function addMore(chosen: Candidate[], ranked: Candidate[], question: Question) {
  for (const candidate of ranked.slice(0, mostJudged)) {
    const isFit = candidate.score >= 0.6 * chosen[0].score && candidate.ownCoverage > 0
    const isNew = chosen.every((other) => overlap(candidate, other) < sameAgain)
    if (isFit && isNew && fits(chosen, candidate) && judge(candidate, question) === 'told') {
      chosen.push(candidate)
    }
  }
}

/** An anecdote goes on for one more short sentence of the clone's own. */
function addFollowing(chosen: Candidate[], best: Candidate, ranked: Candidate[]) {
  const following = ranked.find((other) => isNextTo(best, other, 1))
  if (!following || following.taught.length > followingCharacters) return
  const belongs = following.about === 'clone' || following.leansBack
  if (belongs && isOwnVoice(following) && !isQuestion(following) && fits(chosen, following)) {
    chosen.push(following)
  }
}

function fits(chosen: Candidate[], candidate: Candidate): boolean {
  const length = chosen.reduce((sum, { text }) => sum + text.length, candidate.text.length)
  const hasRoom = chosen.length < mostSentences && length <= spokenCharacters
  return hasRoom && !chosen.includes(candidate)
}

/** Shared share of topic words (Jaccard), to leave out a sentence that says the same again. */
function overlap(a: Candidate, b: Candidate): number {
  const shared = a.stems.intersection(b.stems).size
  return shared / (a.stems.union(b.stems).size || 1)
}
