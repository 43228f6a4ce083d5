import type { AnswerType } from '../languages/contract/answers.js'
import type { Language } from '../languages/language.js'

/** The kind of answer a question asks for, or null. Takes plain text. */
export function answerTypeOf(plainQuestion: string, { questions }: Language): AnswerType | null {
  // "What did you do when the dog ran away?" asks for no time.
  const [, opening = plainQuestion] = questions.openingClause.exec(plainQuestion) ?? []
  return questions.types.find(([, pattern]) => pattern.test(opening))?.[0] ?? null
}
