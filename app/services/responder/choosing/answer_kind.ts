import type { Language } from '../languages/language.js'
import type { Question } from '../question/question.js'
import { matchOf, type Term } from '../question/question_terms.js'
import { stemsOf } from '../text/stems.js'
import { wordsOf } from '../text/words.js'
import { fitOf } from './answer_evidence.js'
import { isNamedBeside } from './persons_named.js'
import type { SentenceContext } from './sentence_context.js'
import { isQuestion, type TaughtSentence } from './taught_sentence.js'

/** How well a sentence has the kind of answer that a question asks for, 0..1. */
export function typeFitOf(
  { taught, text, stems }: TaughtSentence,
  { expects, isAboutClonesDoing, language }: Question,
  terms: Term[]
): number {
  if (expects === null) return 0
  if (expects === 'name') return namesOne(taught, terms, language) ? 1 : 0
  const counted = terms.filter(({ part }) => part === 'counted')
  const asked = {
    stems: stemsAccountedFor(terms),
    counted: stemsAccountedFor(counted),
    namesCounted: counted.some((term) => matchOf(term, stems) > 0),
    ofClone: isAboutClonesDoing,
  }
  return fitOf(expects, text, asked, language)
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

function pointsToSomeone({ text, language }: TaughtSentence): boolean {
  return language.choosing.pointsToSomeone.test(text)
}

function stemsAccountedFor(terms: Term[]): Set<string> {
  return new Set(terms.flatMap(({ stem, related }) => [stem, ...related]))
}

function namesOne(taught: string, terms: Term[], language: Language): boolean {
  const strong = terms.filter(({ kind }) => kind !== 'weak')
  return wordsOf(taught).some((word) => {
    const stems = new Set(stemsOf(word, language))
    const isAskedFor = strong.some((term) => matchOf(term, stems) > 0)
    return isAskedFor && isNamedBeside(taught, word.start, word.start + word.text.length, language)
  })
}
