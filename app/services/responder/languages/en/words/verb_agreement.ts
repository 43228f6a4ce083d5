import { adverbs, auxiliaries, bases, irregularPasts } from './verb_lists.js'

const firstPerson = new Map([
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

const secondPerson = new Map([
  ['am', 'are'],
  ['was', 'were'],
  ["wasn't", "weren't"],
])

/** The verb as it follows "I", from its form after "he", "she" or "you": is → am, loves → love. */
export function firstPersonVerb(verb: string): string {
  return firstPerson.get(verb) ?? (isThirdPersonForm(verb) ? baseForm(verb) : verb)
}

/** The verb as it follows "you", from its form after "I": am → are, was → were. */
export function secondPersonVerb(verb: string): string {
  return secondPerson.get(verb) ?? verb
}

/** Whether a word that follows a subject can be its finite verb. */
export function isFiniteVerb(plain: string): boolean {
  return auxiliaries.has(plain) || isPast(plain) || isThirdPersonForm(plain)
}

/** Whether a word is an -s form of a verb from the vocabulary, so "loves" but not "boats". */
export function isKnownThirdPerson(plain: string): boolean {
  return firstPerson.has(plain) || (isThirdPersonForm(plain) && bases.has(baseForm(plain)))
}

export function isKnownVerb(plain: string): boolean {
  return bases.has(plain) || isKnownThirdPerson(plain) || isKnownPast(plain)
}

/** Adverbs that stand between a subject and its verb: "he always sings", "she quietly left". */
export function isMidAdverb(plain: string): boolean {
  return adverbs.has(plain) || (plain.length > 4 && plain.endsWith('ly'))
}

/** A verb in the past, for all that its form tells. */
export function isPast(plain: string): boolean {
  return irregularPasts.has(plain) || (plain.length > 3 && plain.endsWith('ed'))
}

/** Adverbs that end in -ly: "drove her slowly". */
export function isAdverbOfManner(plain: string): boolean {
  return isMidAdverb(plain) && plain.endsWith('ly')
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
  if (auxiliaries.has(plain) || irregularPasts.has(plain)) return true
  return plain.endsWith('ed') && isPastOfKnown(plain)
}

function isPastOfKnown(plain: string): boolean {
  const stem = plain.slice(0, -2)
  const candidates = [stem, `${stem}e`, stem.slice(0, -1), `${stem.slice(0, -1)}y`]
  return candidates.some((candidate) => bases.has(candidate))
}
