import { ADVERBS, AUXILIARIES, IRREGULAR_PASTS, VERBS } from './lexicon.js'

const FIRST_PERSON = new Map([
  ['is', 'am'],
  ["isn't", 'am not'],
  ['has', 'have'],
  ["hasn't", "haven't"],
  ['does', 'do'],
  ["doesn't", "don't"],
  ['are', 'am'],
  ["aren't", 'am not'],
  ['were', 'was'],
  ["weren't", "wasn't"],
])

const SECOND_PERSON = new Map([
  ['am', 'are'],
  ['was', 'were'],
  ["wasn't", "weren't"],
])

/** The verb as it follows "I", from its form after "he", "she" or "you": is → am, loves → love. */
export function firstPersonVerb(verb: string): string {
  return FIRST_PERSON.get(verb) ?? (isThirdPersonForm(verb) ? baseForm(verb) : verb)
}

/** The verb as it follows "you", from its form after "I": am → are, was → were. */
export function secondPersonVerb(verb: string): string {
  return SECOND_PERSON.get(verb) ?? verb
}

/** Whether a word that follows a subject can be its finite verb. */
export function isFiniteVerb(plain: string): boolean {
  if (AUXILIARIES.has(plain) || IRREGULAR_PASTS.has(plain)) return true
  return (plain.length > 3 && plain.endsWith('ed')) || isThirdPersonForm(plain)
}

/** Whether a word is an -s form of a verb from the vocabulary, so "loves" but not "boats". */
export function isKnownThirdPerson(plain: string): boolean {
  return FIRST_PERSON.has(plain) || (isThirdPersonForm(plain) && VERBS.has(baseForm(plain)))
}

export function isKnownVerb(plain: string): boolean {
  return VERBS.has(plain) || isKnownThirdPerson(plain) || isKnownPast(plain)
}

/** Adverbs that stand between a subject and its verb: "he always sings", "she quietly left". */
export function isMidAdverb(plain: string): boolean {
  return ADVERBS.has(plain) || (plain.length > 4 && plain.endsWith('ly'))
}

/** "carries" → "carry", "watches" → "watch", "loses" → "lose". */
export function baseForm(verb: string): string {
  if (/[^aeiou]ies$/.test(verb) && verb.length > 4) return `${verb.slice(0, -3)}y`
  return /(ss|x|zz|ch|sh|o)es$/.test(verb) ? verb.slice(0, -2) : verb.slice(0, -1)
}

function isThirdPersonForm(plain: string): boolean {
  return /^[a-z]{2,}s$/.test(plain) && !/(ss|us|is|'s|as)$/.test(plain)
}

function isKnownPast(plain: string): boolean {
  if (AUXILIARIES.has(plain) || IRREGULAR_PASTS.has(plain)) return true
  return plain.endsWith('ed') && isPastOfKnown(plain)
}

function isPastOfKnown(plain: string): boolean {
  const stem = plain.slice(0, -2)
  const candidates = [stem, `${stem}e`, stem.slice(0, -1), `${stem.slice(0, -1)}y`]
  return candidates.some((candidate) => VERBS.has(candidate))
}
