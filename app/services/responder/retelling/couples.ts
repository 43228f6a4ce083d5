import type { Person } from '../people/other_people.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'
import { filledIn } from '../text/templates.js'

/**
 * End of "[clone] and his brother Paulo" or "[clone] and I" in front of a verb, for a name that ends before `and`;
 * 0 when there is none.
 */
export function coupleEnd(sentence: ParsedSentence, people: Person[], and: number): number {
  const { retelling, verbs } = sentence.language
  if (sentence.plain(and) !== retelling.joins.and) return 0
  if (sentence.isApart(and) || sentence.isApart(and + 1)) return 0
  const end = partnerEnd(sentence, people, and + 1)
  const verb = sentence.plain(sentence.skipAdverbs(end))
  return end && (verbs.isFinite(verb) || verbs.isKnown(verb)) ? end : 0
}

/** "My brother Paulo and I", for a partner from `from` to `end`. */
export function coupleOf(sentence: ParsedSentence, from: number, end: number): string {
  const { forms, joins, teller, couple } = sentence.language.retelling
  const partner = sentence.words
    .slice(from, end)
    .map(({ text, plain }) =>
      joins.thirdPersonOwner.test(plain) ? forms.possessive : (teller.get(plain) ?? text)
    )
  return filledIn(couple, { partner: partner.join(' ') })
}

/** "Paulo and Rui went", for a name at `index`. */
export function followsPartner(sentence: ParsedSentence, people: Person[], index: number): boolean {
  const { and } = sentence.language.retelling.joins
  if (sentence.plain(index - 1) !== and || sentence.isApart(index)) return false
  return people.some(({ to }) => to === index - 1 && !sentence.isApart(to))
}

function partnerEnd(sentence: ParsedSentence, people: Person[], from: number): number {
  const { pronouns, retelling } = sentence.language
  const { beforePartner, thirdPersonOwner } = retelling.joins
  if (sentence.plain(from) === pronouns.self) return from + 1
  const partner = people.find((person) => person.from >= from && person.from <= from + 2)
  const isOwned = thirdPersonOwner.test(sentence.plain(from))
  if (!partner) return isOwned && sentence.verbAfter(from + 2) !== null ? from + 2 : 0
  const before = sentence.run(from, partner.from - from).split(' ')
  return before.every((word) => !word || beforePartner.test(word)) ? partner.to : 0
}
