import type { CloneIdentity } from '../people/clone_identity.js'
import { isPossessive } from '../people/clone_identity.js'
import { KINSHIP, PREPOSITIONS } from '../text/lexicon.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'
import { isFiniteVerb, isKnownVerb, isMidAdverb } from '../text/verb_agreement.js'

/** What a name or pronoun does in its sentence; `apposed` only says again who was meant. */
export type Role =
  | 'subject'
  | 'object'
  | 'possessive'
  | 'independent'
  | 'reflexive'
  | 'contracted'
  | 'apposed'
  | 'unclear'

const CLAUSE_OPENERS = /^(before|after|until|since|than|like|for)$/
const MODAL = /^(can|could|will|would|to|should|must|may|might|not|never|did|didn't)$/
const AFTER_OBJECT =
  /^(a|an|the|to|and|or|but|that|this|it|him|me|us|them|in|on|at|by|for|with|from|as|if|when|while|because|so|up|down|out|off|away|back|home|how|what|where|why|who|everything|nothing|something|there|here|very|again|once|twice|every|each|all|i|you|he|she|they|we|about|into|everywhere|anywhere|somewhere|together|alone|today|yesterday|tomorrow|instead|forever|anything|whether|than|like|enough|over|through|during|until|before|after|since)$/
const CAUSATIVE =
  /^(made|make|makes|let|lets|saw|see|sees|heard|kept|keep|called|watched|found|helped)$/
const APPOSITION = /^(a|an|the|born|then|now|known|son|daughter|my|our)$/

/** The role of a name that covers `length` words; couples ("Rui and Ana") count as subjects elsewhere. */
export function roleOfName(
  sentence: ParsedSentence,
  identity: CloneIdentity,
  index: number,
  length: number
): Role {
  const after = index + length
  if (isPossessive(sentence.words[after - 1])) return roleOfPossessive(sentence, after)
  if (isObject(sentence, index, after)) return 'object'
  return subjectVerb(sentence, identity, after) === null ? 'unclear' : 'subject'
}

/** The role of "he", "her", "his"… */
export function roleOfPronoun(sentence: ParsedSentence, index: number): Role {
  const plain = sentence.plain(index)
  if (plain.includes("'")) return 'contracted'
  if (plain === 'he' || plain === 'she') return 'subject'
  if (plain === 'him') return 'object'
  if (plain.endsWith('self')) return 'reflexive'
  if (plain === 'hers') return 'independent'
  return plain === 'his' ? roleOfHis(sentence, index) : roleOfHer(sentence, index)
}

/** Index of the verb of a subject that ends before `after`, also behind an apposition; null when none. */
export function subjectVerb(
  sentence: ParsedSentence,
  identity: CloneIdentity,
  after: number
): number | null {
  if (!sentence.isApart(after)) return sentence.verbAfter(after)
  const opening = sentence.plain(after)
  const isApposition = APPOSITION.test(opening) || identity.isName(opening)
  return sentence.followsComma(after) && isApposition ? verbBehindComma(sentence, after) : null
}

function verbBehindComma(sentence: ParsedSentence, from: number): number | null {
  const comma = sentence.words.findIndex((_, index) => index > from && sentence.followsComma(index))
  const verb = sentence.skipAdverbs(comma)
  return comma > 0 && isFiniteVerb(sentence.plain(verb)) ? verb : null
}

/** "Rui's boat" is a possessive, "Rui's a good cook" a contraction. */
function roleOfPossessive(sentence: ParsedSentence, after: number): Role {
  const isVerb = /^(a|an|the|always|never|not|been|got|gone|\w+ing)$/.test(sentence.plain(after))
  return isVerb && !sentence.isApart(after) ? 'contracted' : 'possessive'
}

function isObject(sentence: ParsedSentence, index: number, after: number): boolean {
  if (sentence.isApart(index)) return false
  const before = sentence.plain(index - 1)
  const hasVerb = sentence.verbAfter(after) !== null
  if (PREPOSITIONS.has(before)) return !(CLAUSE_OPENERS.test(before) && hasVerb)
  const isVerb = isKnownVerb(before) || MODAL.test(sentence.plain(index - 2))
  return isVerb && !hasVerb
}

function roleOfHis(sentence: ParsedSentence, index: number): Role {
  return endsPhrase(sentence, index) ? 'independent' : 'possessive'
}

/** "Her" is "my" before a noun, and "me" before anything else. */
function roleOfHer(sentence: ParsedSentence, index: number): Role {
  const next = sentence.plain(index + 1)
  if (endsPhrase(sentence, index) || AFTER_OBJECT.test(next)) return 'object'
  const isCaused = CAUSATIVE.test(sentence.plain(index - 1)) && next !== 'own'
  if (isCaused && !KINSHIP.has(next)) return 'unclear'
  return isMidAdverb(next) && next.endsWith('ly') ? 'object' : 'possessive'
}

function endsPhrase(sentence: ParsedSentence, index: number): boolean {
  return sentence.isApart(index + 1) && !sentence.opensQuotation(index + 1)
}
