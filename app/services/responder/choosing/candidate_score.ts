import type { Question } from '../question/question.js'
import { matchOf } from '../question/question_terms.js'
import type { Weighed } from './candidate.js'
import { isFragment, isQuestion, type TaughtSentence } from './taught_sentence.js'

const longSentence = 300

/** The weights were fitted to the questions of the demo and some more (see `npm run bench -- answers`). */
export function scoreOf(candidate: Weighed, question: Question): number {
  const { coverage, rank, taught } = candidate
  let score = coverage + 0.5 * coverage ** 2 - 0.06 * rank
  if (question.expects)
    score += candidate.typeFit * (0.6 + 0.4 * coverage) - (candidate.hasAnswerType ? 0 : 0.1)
  if (candidate.hasVerb) score += 0.18
  if (question.isAboutClone && candidate.about === 'clone') score += 0.13
  if (opensOn(candidate, question)) score += 0.12
  score += 0.08 * sharedPairs(candidate, question)
  score += 0.6 * titleMatch(candidate, question) ** 2
  score -= 0.25 * Math.min(1, taught.length / longSentence)
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

function penaltyOf(candidate: Weighed): number {
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
function titleMatch({ passage, position, titleStems }: TaughtSentence, question: Question): number {
  const [only, ...others] = question.terms
  if (position > 0 || passage.sourceType !== 'memory' || !only || others.length) return 0
  return matchOf(only, titleStems)
}
