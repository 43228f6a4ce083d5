import type { Question } from '../question/question.js'
import type { Candidate } from './candidate.js'

/**
 * What the evidence allows the clone to say: the answer, a neighbouring memory offered as such, or
 * that it was never told.
 */
export type Verdict = 'told' | 'related' | 'untold'

const enoughForTold = 0.6
const enoughForRelated = 0.4
const impersonalMargin = 0.1
/** The very kind of answer that was asked for makes up for a word or two. */
const toldByKind = 0.5
const toldByMeaning = 0.6
const relatedByMeaning = 0.42
const unlike = 0.25

/**
 * Judges one candidate. Words must account for most of what the question asks, weighted by rarity;
 * closeness in meaning lowers the bar a little and carries an answer alone only when it is high.
 */
export function judge(candidate: Candidate, question: Question): Verdict {
  if (candidate.lacksRequired || candidate.isBesideThePoint) return 'untold'
  if (candidate.lacksTopic && !isStillToThePoint(question)) return byMeaning(candidate, question)
  const verdict = question.isVague
    ? judgeVague(candidate, question)
    : judgeWords(candidate, question)
  return verdict === 'told' && falls(candidate, question) ? 'related' : verdict
}

/** "How did you meet your wife?" may get a memory of the wife; "Is he still alive?" may get nothing. */
function isStillToThePoint(question: Question): boolean {
  const names = question.terms.some(
    ({ kind, isInherited }) => kind === 'kin' || (kind === 'name' && !isInherited)
  )
  return names && question.isPersonal
}

function judgeWords(candidate: Candidate, question: Question): Verdict {
  const evidence = evidenceOf(candidate)
  const margin = question.isPersonal ? 0 : impersonalMargin
  if (evidence >= enoughForTold + margin && candidate.coverage > 0) return 'told'
  if (isAnswered(candidate) && candidate.coverage >= toldByKind + margin) return 'told'
  const meant = byMeaning(candidate, question)
  if (meant !== 'untold') return meant
  return evidence >= enoughForRelated + margin && isAkin(candidate) ? 'related' : 'untold'
}

function isAnswered({ typeFit, lacksTopic }: Candidate): boolean {
  return typeFit === 1 && !lacksTopic
}

/** It shares words with the question, and not by chance as far as their meaning was measured. */
function isAkin({ ownCoverage, isMeasured, similarity }: Candidate): boolean {
  return ownCoverage > 0 && !(isMeasured && (similarity ?? 0) < unlike)
}

/** Words like "time" or "go" match by chance; what someone liked, or a time asked for, does not. */
function judgeVague(candidate: Candidate, question: Question): Verdict {
  const isCovered = question.isPersonal && candidate.ownCoverage >= enoughForTold
  if (isCovered && question.terms.some(({ stem }) => question.language.questions.liking.has(stem)))
    return 'told'
  const isExact =
    candidate.ownCoverage > 0.9 && candidate.hasAnswerType && candidate.about === 'clone'
  return isCovered && isExact ? 'related' : byMeaning(candidate, question)
}

function byMeaning({ similarity, standsOut }: Candidate, question: Question): Verdict {
  if (similarity === null || !standsOut || !question.isPersonal) return 'untold'
  if (similarity >= toldByMeaning) return 'told'
  return similarity >= relatedByMeaning ? 'related' : 'untold'
}

function evidenceOf({ coverage, similarity }: Candidate): number {
  return coverage + 0.8 * Math.max(0, (similarity ?? 0) - 0.4)
}

/** It comes near, but leaves open what was asked. */
function falls(candidate: Candidate, question: Question): boolean {
  const lacksType = question.expects !== null && !candidate.hasAnswerType
  const lacksVerb = candidate.lacksVerb && question.expects === null
  return lacksType || lacksVerb || (candidate.lacksTopic && !question.isStory)
}
