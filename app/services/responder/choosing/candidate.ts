import type { Question } from '../question/question.js'
import { isKinInGeneral, isPerson, matchOf, type Term } from '../question/question_terms.js'
import { stemsOf } from '../text/stems.js'
import { wordsOf } from '../text/words.js'
import { enoughToAnswer } from './answer_evidence.js'
import { supportOf, typeFitOf } from './answer_kind.js'
import type { SentenceContext } from './sentence_context.js'
import type { TaughtSentence } from './taught_sentence.js'

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

/** A candidate before it is compared with others. */
export type Weighed = Omit<Candidate, 'score'>

const enoughForRequired = 0.3
const enoughForTopic = 0.5
const enoughForRest = 0.65

/** What speaks for a sentence as an answer, and what against it. Takes the question's terms with their weights. */
export function weighed(
  sentence: TaughtSentence,
  context: SentenceContext,
  terms: Term[],
  question: Question
): Weighed {
  const nearby = context.around(sentence)
  const own = terms.map((term) =>
    isForeign(term, sentence, terms) ? 0 : matchOf(term, sentence.stems)
  )
  const reach = terms.map((term, index) => Math.max(own[index], nearby(term)))
  const ownFit = typeFitOf(sentence, question, terms)
  const support =
    ownFit < enoughToAnswer ? supportOf(sentence, question, terms, context) : undefined
  const typeFit = support ? Math.max(enoughToAnswer, ownFit) : ownFit
  return {
    ...sentence,
    coverage: weightedMean(reach, terms),
    ownCoverage: weightedMean(own, terms),
    lacksRequired: lacksRequired(terms, reach),
    lacksTopic: lacksTopic(terms, reach),
    typeFit,
    support,
    hasAnswerType: typeFit >= enoughToAnswer,
    lacksVerb: terms.some(
      ({ part, kind }, index) =>
        part === 'verb' && kind === 'topic' && reach[index] < enoughForRequired
    ),
    hasVerb: terms.some(({ part }, index) => part === 'verb' && own[index] === 1),
    isBesideThePoint: isBesideThePoint(sentence, question),
    similarity: sentence.passage.similarity,
    isMeasured: false,
    standsOut: false,
  }
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
  return (
    sentence.about === 'other' &&
    isKinInGeneral(term, sentence.language) &&
    !ownsOne(sentence, stems)
  )
}

/** "my sons", "I had two sons": the relatives are the clone's. */
function ownsOne({ text, language }: TaughtSentence, stems: Set<string>): boolean {
  const words = wordsOf(text)
  return words.some((word, index) => {
    const owners = words.slice(Math.max(0, index - 3), index)
    const isOwned = owners.some(({ plain }) => language.choosing.owner.test(plain))
    return isOwned && stemsOf(word, language).some((stem) => stems.has(stem))
  })
}

/** A place beside the matter may be missing where the sentence itself has all the rest. */
function lacksRequired(terms: Term[], reach: number[]): boolean {
  const missing = terms.filter(
    (term, index) => isRequired(term) && reach[index] < enoughForRequired
  )
  if (!missing.length) return false
  const hasRest = terms.every(
    ({ kind, part }, index) =>
      kind === 'weak' || part === 'circumstance' || reach[index] >= enoughForRest
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
    decisive.length > 0 && !decisive.some((topic) => reach[terms.indexOf(topic)] >= enoughForTopic)
  )
}

/** Someone else's birth does not answer "When were you born?", nor the clone's job "Where do I work?" */
function isBesideThePoint({ about, text, voice }: TaughtSentence, question: Question): boolean {
  const { addresseesOwn, self } = question.language.choosing
  const isOfAsker = voice === 'recalled' || addresseesOwn.test(text)
  if (question.isAboutAsker || (question.isVague && question.mentionsAsker)) return !isOfAsker
  if (voice === 'recalled') return question.isPersonal && !question.mentionsAsker
  return question.isAboutClone && about === 'other' && !self.test(text)
}
