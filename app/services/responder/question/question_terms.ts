import { perLanguage, type Language } from '../languages/language.js'
import { isMarker } from '../languages/markers.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import { kinshipOf, withoutPossessive } from '../text/endings.js'
import { stemsOf, stemsOfAll } from '../text/stems.js'
import { isCapitalised, wordsOf, type Word } from '../text/words.js'
import { partsOf, type Part } from './question_parts.js'
import { relatedStems, spouseStems } from './related_stems.js'

/** A word that the answer has to account for. */
export interface Term {
  stem: string
  kind: 'name' | 'number' | 'kin' | 'topic' | 'weak'
  part: Part
  weight: number
  /** Stems of other words that answer it, at a discount. */
  related: Set<string>
  /** Taken over from what was said before. */
  isInherited: boolean
}

const weights = { name: 1.7, number: 1.6, kin: 1.7, topic: 1, weak: 0.35 }
const weightOfPart = { verb: 1.2, kind: 0.45, counted: 1.3, circumstance: 0.55, core: 1 }
/** A common verb says more where it is what was asked: "What did the baker give you?" */
const leastOfVerb = 1
const mostTerms = 48
const relatedMatch = 0.7

const generalStems = perLanguage((language) => stemsOfAll(language.people.kinInGeneral, language))
const lightStems = perLanguage((language) => stemsOfAll(language.words.lightVerbs, language))

/** The terms of a text; the clone's own name is none, for it is whom the question is put to. */
export function termsIn(text: string, identity: CloneIdentity): Term[] {
  const { language } = identity
  const phrases = language.questions.paraphrases.filter(([pattern]) => pattern.test(text))
  const rest = phrases.reduce((left, [pattern]) => left.replace(pattern, ' '), text)
  const words = wordsOf(rest).filter(
    (word, index, all) => !meansClone(word, all[index - 1], identity)
  )
  const hasTitleCase = words.filter(isCapitalised).length > 0.6 * words.length
  const parts = partsOf(words, language)
  const terms = words.flatMap((word, index) =>
    termsOf(word, words[index - 1], index > 0 && !hasTitleCase, identity).map((term) =>
      asPart(term, parts[index], language)
    )
  )
  return distinctTerms([
    ...phrases.flatMap(([, answers]) => phraseTerm(answers, language)),
    ...terms,
  ])
}

/** How far some stems account for a term, 0..1. */
export function matchOf(term: Term, stems: Set<string>): number {
  if (stems.has(term.stem)) return 1
  for (const related of term.related) if (stems.has(related)) return relatedMatch
  return 0
}

function asPart(term: Term, part: Part, language: Language): Term {
  const weight = term.weight * weightOfPart[part]
  const isTelling = part === 'verb' && !lightStems(language).has(term.stem)
  return { ...term, part, weight: isTelling ? Math.max(leastOfVerb, weight) : weight }
}

export function distinctTerms(terms: Term[]): Term[] {
  const byStem = new Map<string, Term>()
  for (const term of terms) if (!byStem.has(term.stem)) byStem.set(term.stem, term)
  return [...byStem.values()].slice(0, mostTerms)
}

/** A relative or someone by name. */
export function isPerson({ kind }: Term): boolean {
  return kind === 'kin' || kind === 'name'
}

/** "Children", "parents": not one relative but any of a kind. */
export function isKinInGeneral({ stem }: Term, language: Language): boolean {
  return generalStems(language).has(stem)
}

/** The one term that any of the words answers. */
function phraseTerm(answers: string[], language: Language): Term[] {
  if (!answers.length) return []
  const related = new Set(
    answers.map((word) => (isMarker(word) ? word : language.words.stemOf(word)))
  )
  const stem = `(${answers.join(' ')})`
  const weight = weights.topic
  return [{ stem, kind: 'topic', part: 'core', weight, related, isInherited: false }]
}

/** In "What was Dad's job?", asked of Dad, "Dad" is "you". */
function meansClone(word: Word, before: Word | undefined, identity: CloneIdentity): boolean {
  const { people, questions, words } = identity.language
  const plain = withoutPossessive(word.plain, identity.language)
  if (identity.isName(plain)) return isCapitalised(word) || !words.functionWords.has(plain)
  const family = people.kinship.get(plain)?.family
  const isOwned = questions.otherOwner.test(before?.plain ?? '')
  return family !== undefined && family === identity.kinship && !isOwned
}

function termsOf(
  word: Word,
  before: Word | undefined,
  canBeName: boolean,
  identity: CloneIdentity
): Term[] {
  const kind = kindOf(word, canBeName, identity.language)
  return stemsOf(word, identity.language, before).map((stem) => ({
    stem,
    kind,
    part: 'core',
    weight: weights[kind],
    related: relatedTo(word, stem, before, identity),
    isInherited: false,
  }))
}

function kindOf(word: Word, canBeName: boolean, language: Language): Term['kind'] {
  const { capitalisedCommon, weakWords, stemOf } = language.words
  if (/\d{2,}/.test(word.plain)) return 'number'
  if (isKin(withoutPossessive(word.plain, language), language)) return 'kin'
  if (canBeName && isCapitalised(word) && !capitalisedCommon.has(word.plain)) return 'name'
  return weakWords.has(word.plain) || weakWords.has(stemOf(word.plain)) ? 'weak' : 'topic'
}

function isKin(plain: string, language: Language): boolean {
  return language.people.kinInGeneral.has(plain) || kinshipOf(plain, language) !== undefined
}

function relatedTo(
  word: Word,
  stem: string,
  before: Word | undefined,
  { kinship, language }: CloneIdentity
): Set<string> {
  const related = relatedStems(language).get(stem) ?? []
  if (before?.plain === language.pronouns.addresseesOwn) return new Set(related)
  const asked = language.people.kinship.get(withoutPossessive(word.plain, language))?.family
  return spouseStems(kinship, asked, related, language) ?? new Set(related)
}
