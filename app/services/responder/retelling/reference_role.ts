import type { ReferenceRole } from '../languages/contract/pronouns.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import { isPossessive } from '../text/endings.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'

/** The role of a name that covers `length` words; couples ("Rui and Ana") count as subjects elsewhere. */
export function roleOfName(
  sentence: ParsedSentence,
  identity: CloneIdentity,
  index: number,
  length: number
): ReferenceRole {
  const after = index + length
  if (isPossessive(sentence.plain(after - 1), sentence.language))
    return roleOfPossessive(sentence, after)
  if (isObject(sentence, index, after)) return 'object'
  return subjectVerb(sentence, identity, after) === null ? 'unclear' : 'subject'
}

/** The role of "he", "her", "his"… */
export function roleOfPronoun(sentence: ParsedSentence, index: number): ReferenceRole {
  const role = sentence.language.pronouns.thirdPerson.get(sentence.plain(index))?.role ?? 'unclear'
  if (role === 'possessive or independent')
    return endsPhrase(sentence, index) ? 'independent' : 'possessive'
  return role === 'possessive or object' ? roleBeforeNoun(sentence, index) : role
}

/** Index of the verb of a subject that ends before `after`, also behind an apposition; null when none. */
export function subjectVerb(
  sentence: ParsedSentence,
  identity: CloneIdentity,
  after: number
): number | null {
  if (!sentence.isApart(after)) return sentence.verbAfter(after)
  const opening = sentence.plain(after)
  const { apposition } = sentence.language.retelling.roles
  const isApposition = apposition.test(opening) || identity.isName(opening)
  return sentence.followsComma(after) && isApposition ? verbBehindComma(sentence, after) : null
}

function verbBehindComma(sentence: ParsedSentence, from: number): number | null {
  const comma = sentence.words.findIndex((_, index) => index > from && sentence.followsComma(index))
  const verb = sentence.skipAdverbs(comma)
  return comma > 0 && sentence.language.verbs.isFinite(sentence.plain(verb)) ? verb : null
}

/** "Rui's boat" is a possessive, "Rui's a good cook" a contraction. */
function roleOfPossessive(sentence: ParsedSentence, after: number): ReferenceRole {
  const { afterContraction } = sentence.language.retelling.roles
  const isVerb = afterContraction.test(sentence.plain(after))
  return isVerb && !sentence.isApart(after) ? 'contracted' : 'possessive'
}

function isObject(sentence: ParsedSentence, index: number, after: number): boolean {
  if (sentence.isApart(index)) return false
  const before = sentence.plain(index - 1)
  const hasVerb = sentence.verbAfter(after) !== null
  const { retelling, verbs, words } = sentence.language
  const { clauseOpener, modal } = retelling.roles
  if (words.prepositions.has(before)) return !(clauseOpener.test(before) && hasVerb)
  const isVerb = verbs.isKnown(before) || modal.test(sentence.plain(index - 2))
  return isVerb && !hasVerb
}

/** "Her" is "my" before a noun, and "me" before anything else. */
function roleBeforeNoun(sentence: ParsedSentence, index: number): ReferenceRole {
  const { people, retelling, verbs } = sentence.language
  const { afterObject, causative, own } = retelling.roles
  const next = sentence.plain(index + 1)
  if (endsPhrase(sentence, index) || afterObject.test(next)) return 'object'
  const isCaused = causative.test(sentence.plain(index - 1)) && next !== own
  if (isCaused && !people.kinship.has(next)) return 'unclear'
  return verbs.isAdverbOfManner(next) ? 'object' : 'possessive'
}

function endsPhrase(sentence: ParsedSentence, index: number): boolean {
  return sentence.isApart(index + 1) && !sentence.opensQuotation(index + 1)
}
