import type { Person } from '../people/other_people.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'
import type { CloneReference } from './clone_references.js'

/** Whether the clone acts, or is acted upon. */
export function takesPart(references: CloneReference[]): boolean {
  return references.some(({ role }) => role === 'subject' || role === 'object')
}

/** The clone and exactly one other, and no things that "they" could be. */
export function areTogether(
  sentence: ParsedSentence,
  people: Person[],
  references: CloneReference[]
): boolean {
  const [other] = people
  if (people.length !== 1 || other.isPlural || !takesPart(references)) return false
  const before = sentence.run(other.from - 2, 2).split(' ')
  return before.includes(sentence.language.retelling.joins.with) || !namesThings(sentence)
}

function namesThings(sentence: ParsedSentence): boolean {
  const { retelling, verbs } = sentence.language
  const { noPlural, plural } = retelling.joins
  return sentence.words.some(
    ({ text, plain }) => plural.test(text) && !verbs.isKnown(plain) && !noPlural.test(plain)
  )
}
