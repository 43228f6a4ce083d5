import type { CloneIdentity } from '../people/clone_identity.js'
import { isCapitalised, withoutPossessive } from '../people/clone_identity.js'
import {
  CAPITALISED_COMMON,
  FUNCTION_WORDS,
  KIN_IN_GENERAL,
  KINSHIP,
  LIGHT_VERBS,
  RELATED_WORDS,
  WEAK_WORDS,
} from '../text/lexicon.js'
import { partsOf, type Part } from './question_parts.js'
import { SYNONYMS } from '../text/synonyms.js'
import { OCCUPATION, SAYING } from '../choosing/taught_sentences.js'
import { stemOf, stemsOf, wordsOf, type Word } from '../text/words.js'

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

const WEIGHTS = { name: 1.7, number: 1.6, kin: 1.7, topic: 1, weak: 0.35 }
const WEIGHT_OF_PART = { verb: 1.2, kind: 0.45, counted: 1.3, circumstance: 0.55, core: 1 }
/** A common verb says more where it is what was asked: "What did the baker give you?" */
const LEAST_OF_VERB = 1
const LIGHT_STEMS = new Set([...LIGHT_VERBS].map(stemOf))
const MAX_TERMS = 48
const RELATED_MATCH = 0.7

/** Ways to ask for something without naming it, and the words that answer it. */
const PHRASES: Array<[RegExp, string]> = [
  [
    /\bwhere (are|were|do|does|did) (you|your \w+) (come |originally )?from\b|\byour (origins?|home ?town|birthplace)\b/i,
    'born grew lived hometown birthplace native',
  ],
  [
    /\bwhat (do|did) you (do|work)( (for|as)( a living| work| a job)?)?\W*$|\b(line of work|for a living)\b/i,
    `${OCCUPATION} work worked job trade profession employed apprentice`,
  ],
  [/\bhow old (are|were) you\W*$|\byour age\b/i, 'born birthday age aged'],
  [/\b(do|did) you look like\b|\byour (looks|appearance)\b/i, 'tall short hair eyes beard'],
  [
    /\b(always|used to|often) (say|tell)\b|\b(advice|motto|words of wisdom|proverb)\b|\byour sayings?\b/i,
    `${SAYING} advice advise motto lesson saying proverb`,
  ],
  [/\bg[eo]t up\b/i, 'rise wake'],
  [/\bwhat time\b|\bat home\b/i, ''],
]

const RELATED_BY_STEM = new Map(
  Array.from(RELATED_WORDS, ([topic, words]) => [stemOf(topic), words.map(stemOf)] as const)
)
for (const group of SYNONYMS.map((words) => words.map(stemOf))) {
  for (const stem of group) {
    const related = RELATED_BY_STEM.get(stem) ?? []
    RELATED_BY_STEM.set(stem, [...related, ...group.filter((other) => other !== stem)])
  }
}
for (const topic of ['job', 'work', 'profession', 'occupation', 'career']) {
  RELATED_BY_STEM.get(stemOf(topic))?.push(OCCUPATION)
}

const GENERAL_STEMS = new Set([...KIN_IN_GENERAL].map(stemOf))
const PARENTS = new Set(['mother', 'father'].map(stemOf))
/** What the clone is to the teller and whom the teller asks about, and the words for that spouse. */
const SPOUSES = new Map([
  ['father mother', ['wife', 'marry'].map(stemOf)],
  ['mother father', ['husband', 'marry'].map(stemOf)],
  ['grandfather grandmother', ['wife', 'marry'].map(stemOf)],
  ['grandmother grandfather', ['husband', 'marry'].map(stemOf)],
])

/** The terms of a text; the clone's own name is none, for it is whom the question is put to. */
export function termsIn(text: string, identity: CloneIdentity): Term[] {
  const phrases = PHRASES.filter(([pattern]) => pattern.test(text))
  const rest = phrases.reduce((left, [pattern]) => left.replace(pattern, ' '), text)
  const words = wordsOf(rest).filter(
    (word, index, all) => !meansClone(word, all[index - 1], identity)
  )
  const hasTitleCase = words.filter(isCapitalised).length > 0.6 * words.length
  const parts = partsOf(words)
  const terms = words.flatMap((word, index) =>
    termsOf(word, words[index - 1], index > 0 && !hasTitleCase, identity).map((term) =>
      asPart(term, parts[index])
    )
  )
  return distinctTerms([...phrases.flatMap(([, answers]) => phraseTerm(answers)), ...terms])
}

/** How far some stems account for a term, 0..1. */
export function matchOf(term: Term, stems: Set<string>): number {
  if (stems.has(term.stem)) return 1
  for (const related of term.related) if (stems.has(related)) return RELATED_MATCH
  return 0
}

function asPart(term: Term, part: Part): Term {
  const weight = term.weight * WEIGHT_OF_PART[part]
  const isTelling = part === 'verb' && !LIGHT_STEMS.has(term.stem)
  return { ...term, part, weight: isTelling ? Math.max(LEAST_OF_VERB, weight) : weight }
}

export function distinctTerms(terms: Term[]): Term[] {
  const byStem = new Map<string, Term>()
  for (const term of terms) if (!byStem.has(term.stem)) byStem.set(term.stem, term)
  return [...byStem.values()].slice(0, MAX_TERMS)
}

/** A relative or someone by name. */
export function isPerson({ kind }: Term): boolean {
  return kind === 'kin' || kind === 'name'
}

/** "Children", "parents": not one relative but any of a kind. */
export function isKinInGeneral({ stem }: Term): boolean {
  return GENERAL_STEMS.has(stem)
}

function phraseTerm(answers: string): Term[] {
  if (!answers) return []
  const related = new Set(
    answers.split(' ').map((word) => (word.startsWith('(') ? word : stemOf(word)))
  )
  return [
    {
      stem: `(${answers})`,
      kind: 'topic',
      part: 'core',
      weight: WEIGHTS.topic,
      related,
      isInherited: false,
    },
  ]
}

/** In "What was Dad's job?", asked of Dad, "Dad" is "you". */
function meansClone(word: Word, before: Word | undefined, identity: CloneIdentity): boolean {
  const plain = withoutPossessive(word.plain)
  if (identity.isName(plain)) return isCapitalised(word) || !FUNCTION_WORDS.has(plain)
  const family = KINSHIP.get(plain)?.family
  const isOwned = /^(your|his|her|their)$/.test(before?.plain ?? '')
  return family !== undefined && family === identity.kinship && !isOwned
}

function termsOf(
  word: Word,
  before: Word | undefined,
  canBeName: boolean,
  identity: CloneIdentity
): Term[] {
  const kind = kindOf(word, canBeName)
  return stemsOf(word, before).map((stem) => ({
    stem,
    kind,
    part: 'core',
    weight: WEIGHTS[kind],
    related: relatedTo(word, stem, before, identity),
    isInherited: false,
  }))
}

function kindOf(word: Word, canBeName: boolean): Term['kind'] {
  if (/\d{2,}/.test(word.plain)) return 'number'
  if (isKin(withoutPossessive(word.plain))) return 'kin'
  if (canBeName && isCapitalised(word) && !CAPITALISED_COMMON.has(word.plain)) return 'name'
  return WEAK_WORDS.has(word.plain) || WEAK_WORDS.has(stemOf(word.plain)) ? 'weak' : 'topic'
}

function isKin(plain: string): boolean {
  return KIN_IN_GENERAL.has(plain) || KINSHIP.has(plain) || KINSHIP.has(plain.replace(/s$/, ''))
}

function relatedTo(
  word: Word,
  stem: string,
  before: Word | undefined,
  identity: CloneIdentity
): Set<string> {
  const family = KINSHIP.get(withoutPossessive(word.plain))?.family
  const spouse = SPOUSES.get(`${identity.kinship} ${family}`)
  const related = RELATED_BY_STEM.get(stem) ?? []
  if (!spouse || before?.plain === 'your') return new Set(related)
  // To their child a father's wife is "mum", and his own mother is not.
  return new Set([...related, ...spouse].filter((other) => !PARENTS.has(other)))
}
