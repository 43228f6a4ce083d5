import { AUXILIARIES, FUNCTION_WORDS, LIGHT_VERBS, wordSet } from '../text/lexicon.js'
import { isKnownVerb } from '../text/verb_agreement.js'
import { isCapitalised } from '../people/clone_identity.js'
import type { Word } from '../text/words.js'

/**
 * What a word does in its question:
 * - `verb`: what is done or happens, in the main clause.
 * - `kind`: names the kind of answer ("which football club", "how deep"), so that an answer may do without it.
 * - `counted`: what is to be counted ("how many sardines"), which an answer can't do without.
 * - `circumstance`: a place or time beside the matter ("in New York", "when she went to Boston").
 * - `core`: all the rest.
 */
export type Part = 'verb' | 'kind' | 'counted' | 'circumstance' | 'core'

const OPENERS = wordSet('who whom whose what when where why how which whats whos')
const CLAUSE_OPENERS = wordSet(
  'when while after before who whom which where because if since until although'
)
const SUBJECTS = wordSet('i you he she we they')
const DETERMINERS = wordSet('a an the my your his her its our their this that these those')
const LOCATIVES = wordSet('in at on near')
const ASIDE_PREPOSITIONS = wordSet('during on in at for with without of from to by about')
const KIND_NOUNS = wordSet(
  'color colour name title date number kind sort reason year age price time day month place'
)
const DEGREES = wordSet(
  'old long tall far big large heavy deep high wide thick fast small often much many regularly times time'
)
const FORMS_OF_BE = wordSet('am is are was were be been')

/** The part of each word of a question, by the word's place in the list. */
export function partsOf(words: Word[]): Part[] {
  const clause = clauseStart(words)
  const opener = words.findIndex(({ plain }) => OPENERS.has(plain.replace(/'s$/, '')))
  const verb = mainVerb(words, opener, clause)
  const hasMain = verb !== null && !FORMS_OF_BE.has(words[verb].plain)
  const parts = words.map((_, index): Part => {
    if (index === verb) return 'verb'
    if (hasMain && index >= clause) return 'circumstance'
    return 'core'
  })
  markKind(parts, words, opener)
  if (hasMain) markCapacity(parts, words)
  if (opener >= 0 && hasMain) markPlaces(parts, words)
  return parts
}

/** Where a subordinate clause begins: "…when she went", "the boys who…", "the mine you went down". */
function clauseStart(words: Word[]): number {
  const start = words.findIndex(
    ({ plain }, index) =>
      index >= 3 &&
      (CLAUSE_OPENERS.has(plain) ||
        (SUBJECTS.has(plain) &&
          isContent(words[index - 1]) &&
          !isKnownVerb(words[index - 1].plain)))
  )
  return start === -1 ? words.length : start
}

/** The first verb behind the auxiliary, or right behind "who" and "what"; "be" only where there is no other. */
function mainVerb(words: Word[], opener: number, clause: number): number | null {
  const candidates = words
    .map((_, index) => index)
    .filter((index) => index > opener && index < clause && isVerbAt(words, index))
  const content = candidates.filter((index) => !AUXILIARIES.has(words[index].plain))
  const telling = content.filter((index) => !LIGHT_VERBS.has(words[index].plain))
  return telling[0] ?? content[0] ?? candidates[0] ?? null
}

function isVerbAt(words: Word[], index: number): boolean {
  const before = words[index - 1]?.plain ?? ''
  return (
    isKnownVerb(words[index].plain) && !DETERMINERS.has(before) && !ASIDE_PREPOSITIONS.has(before)
  )
}

function markKind(parts: Part[], words: Word[], opener: number) {
  const asking = words[opener]?.plain
  if (asking === 'how') return markDegree(parts, words, opener)
  if (asking !== 'which' && asking !== 'what') return
  for (let index = opener + 1; index < words.length; index++) {
    const { plain } = words[index]
    if (AUXILIARIES.has(plain) || parts[index] === 'verb') break
    if (isContent(words[index])) parts[index] = 'kind'
  }
  words.forEach(({ plain }, index) => {
    if (KIND_NOUNS.has(plain) && words[index + 1]?.plain === 'of') parts[index] = 'kind'
  })
}

/** "How deep", and "how many" with what follows up to the verb. */
function markDegree(parts: Part[], words: Word[], opener: number) {
  const degree = words[opener + 1]?.plain ?? ''
  if (!DEGREES.has(degree)) return
  parts[opener + 1] = 'kind'
  if (degree !== 'many' && degree !== 'much') return
  for (let index = opener + 2; index < words.length; index++) {
    if (AUXILIARIES.has(words[index].plain) || parts[index] === 'verb') break
    if (isContent(words[index])) parts[index] = 'counted'
  }
}

/** "As an apprentice", "as a child". */
function markCapacity(parts: Part[], words: Word[]) {
  const as = words.findIndex(
    ({ plain }, index) => plain === 'as' && /^an?$/.test(words[index + 1]?.plain ?? '')
  )
  if (as > 0) parts.fill('circumstance', as)
}

/** "In New York", where something else says what is asked about it. */
function markPlaces(parts: Part[], words: Word[]) {
  words.forEach((word, index) => {
    const before = words[index - 1]?.plain ?? ''
    const isPlace =
      LOCATIVES.has(before) ||
      (parts[index - 1] === 'circumstance' && isCapitalised(words[index - 1]))
    if (index > 0 && parts[index] === 'core' && isCapitalised(word) && isPlace)
      parts[index] = 'circumstance'
  })
}

function isContent(word: Word | undefined): boolean {
  return word !== undefined && !FUNCTION_WORDS.has(word.plain)
}
