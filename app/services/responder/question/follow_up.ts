import type { Language } from '../languages/language.js'
import type { Term } from './question_terms.js'

/** How a question hangs on the conversation before it: not, on its topic, or on how it goes on. */
export type Dependence = 'none' | 'back' | 'continue'

/** Takes a question in plain text and its own terms. */
export function dependenceOf(plain: string, own: Term[], language: Language): Dependence {
  const bare = plain
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const { continuation, bare: bareQuestion } = language.questions.followUps
  if (continuation.test(bare)) return 'continue'
  const hangs = bareQuestion.test(bare) || leadsOn(bare, own, language)
  return hangs || refersBack(bare, own, language) ? 'back' : 'none'
}

/** Whether a text speaks of "him", "her" or "them". */
export function speaksOfThirdPerson(plain: string, { questions }: Language): boolean {
  return questions.followUps.thirdPerson.test(plain)
}

/** "And what did you do?" stands on its own feet, "And your brother?" does not. */
function leadsOn(bare: string, own: Term[], { questions }: Language): boolean {
  const { leadIn, fullQuestion } = questions.followUps
  const strong = strongIn(own)
  const standsAlone = strong.length > 0 && fullQuestion.test(bare)
  return leadIn.test(bare) && strong.length <= 2 && !standsAlone
}

function refersBack(bare: string, own: Term[], { questions }: Language): boolean {
  const { thirdPerson, loose } = questions.followUps
  const strong = strongIn(own)
  if (strong.some(({ kind }) => kind === 'name' || kind === 'kin')) return false
  return thirdPerson.test(bare) ? strong.length <= 2 : loose.test(bare) && !strong.length
}

function strongIn(terms: Term[]): Term[] {
  return terms.filter(({ kind }) => kind !== 'weak')
}
