import { fitOf, isNamedBeside } from './answer_evidence.js'
import type { Question } from '../question/question.js'
import { matchOf, type Term } from '../question/question_terms.js'
import type { SentenceContext } from './sentence_context.js'
import { isQuestion, type TaughtSentence } from './taught_sentences.js'
import { stemsOf, wordsOf } from '../text/words.js'

/** How well a sentence has the kind of answer that a question asks for, 0..1. */
export function typeFitOf(
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
export function supportOf(
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
