import { LIKING, type Question } from './question.js'
import type { Candidate } from './sentence_ranking.js'

/**
 * What the evidence allows the clone to say: the answer, a neighbouring memory offered as such, or
 * that it was never told.
 */
export type Verdict = 'told' | 'related' | 'untold'

const TOLD = 0.6
const RELATED = 0.42
const IMPERSONAL_MARGIN = 0.15
const TOLD_BY_MEANING = 0.6
const RELATED_BY_MEANING = 0.5
/** Types whose absence leaves the question open: "When…?" is not answered by a sentence without a time. */
const INDISPENSABLE = new Set(['time', 'number', 'reason'])

/**
 * Judges one candidate. Words must account for most of what the question asks, weighted by rarity;
 * closeness in meaning lowers the bar a little and can carry an answer alone only when it is high.
 */
export function judge(candidate: Candidate | undefined, question: Question): Verdict {
  if (!candidate) return 'untold'
  const verdict = judgeWords(candidate, question)
  return verdict === 'told' && lacksType(candidate, question) ? 'related' : verdict
}

function judgeWords(candidate: Candidate, question: Question): Verdict {
  if (candidate.lacksRequired) return 'untold'
  const evidence = evidenceOf(candidate)
  const margin = question.isPersonal ? 0 : IMPERSONAL_MARGIN
  if (question.isVague) return judgeVague(candidate, question)
  if (evidence >= TOLD + margin && candidate.coverage > 0) return 'told'
  if (question.isPersonal && isCloseInMeaning(candidate, TOLD_BY_MEANING)) return 'told'
  if (evidence >= RELATED + margin && candidate.ownCoverage > 0) return 'related'
  return question.isPersonal && isCloseInMeaning(candidate, RELATED_BY_MEANING) ? 'related' : 'untold'
}

/** Words like "time" or "go" match by chance; what someone liked does not. */
function judgeVague(candidate: Candidate, question: Question): Verdict {
  const isAboutLiking = question.terms.some(({ stem }) => LIKING.has(stem))
  if (question.isPersonal && isAboutLiking && candidate.ownCoverage >= TOLD) return 'told'
  return question.isPersonal && isCloseInMeaning(candidate, TOLD_BY_MEANING) ? 'told' : 'untold'
}

function evidenceOf({ coverage, similarity }: Candidate): number {
  return coverage + 0.8 * Math.max(0, (similarity ?? 0) - 0.4)
}

function isCloseInMeaning({ similarity }: Candidate, threshold: number): boolean {
  return similarity !== null && similarity >= threshold
}

function lacksType(candidate: Candidate, question: Question): boolean {
  return question.expects !== null && INDISPENSABLE.has(question.expects) && !candidate.hasAnswerType
}
