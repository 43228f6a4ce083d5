import { answerTypeOf, type AnswerType } from './answer_type.js'
import type { CloneIdentity } from './clone_identity.js'
import { isCapitalised, withoutPossessive } from './clone_identity.js'
import {
  CAPITALISED_COMMON,
  FUNCTION_WORDS,
  KINSHIP,
  RELATED_WORDS,
  WEAK_WORDS,
  wordSet,
} from './lexicon.js'
import { plainText, stemOf, stemsOf, wordsOf, type Word } from './words.js'

/** A word that the answer has to account for. */
export interface Term {
  stem: string
  kind: 'name' | 'number' | 'kin' | 'topic' | 'weak'
  weight: number
  /** Stems of other words that answer it, at a discount. */
  related: Set<string>
  /** Taken over from what was spoken of before. */
  isInherited: boolean
}

/** How a question hangs on the conversation before it. */
export type Dependence = 'none' | 'back' | 'continue'

const WEIGHTS = { name: 2.2, number: 1.8, kin: 2, topic: 1, weak: 0.35 }
const INHERITED_WEIGHT = 0.6
const MAX_TERMS = 48
const MAX_ANALYSED_CHARACTERS = 8_000

/** Ways to ask for something without naming it, and the words that answer it. */
const PHRASES: Array<[RegExp, string]> = [
  [
    /\bwhere (are|were|do|did) you (come |originally )?from\b|\byour (origins?|home ?town|birthplace)\b/i,
    'born grew hometown birthplace native',
  ],
  [
    /\bwhat (do|did) you (do|work)( (for|as)( a living| work| a job)?)?\W*$|\b(line of work|for a living)\b/i,
    'work worked job trade profession employed apprentice nurse teacher',
  ],
  [/\bhow old (are|were) you\W*$|\byour age\b/i, 'born birthday age aged'],
  [/\b(do|did) you look like\b|\byour (looks|appearance)\b/i, 'tall short hair eyes beard'],
]

const CONTINUATION =
  /^(and |so |ok(ay)? |please )*(then( what)?|what (happened|came) (then|next|after( that| it)?)|what next|what then|(please )?(tell|say) (me )?(some )?more( about (it|that|this))?|go on|keep going|continue|more( please)?|what else|anything else|after that|and|is that all|how did (it|that) (end|go on)|do you remember (anything|something) (else|more))$/

const LEAD_IN = /^(and|but|so|or|what about|how about|and what about|then)\b/
/** "And what did you do?" stands on its own feet, "And your brother?" does not. */
const FULL_QUESTION =
  /^(and |but |so |or |then )+(who|what|when|where|why|how|which|do|does|did|is|are|was|were|have|can|tell)\b(?! about)/
const BACK_REFERENCE = /\b(he|him|his|she|her|hers|they|them|their)\b/
const LOOSE_REFERENCE = /\b(it|that|there|this|those|these|one|then)\b/
const BARE_QUESTION =
  /^(and |but |so )?(why|when|where|who|how|how so|which one|what was that|who was that|where was that|when was that|why( is| was)? that|why not|how come|how many|how much|really|what did)( exactly)?$/
const STORY =
  /^(and |but |so |please |can you |could you |would you )*(tell|describe|explain|talk|share|remind|say)\b|\bwhat (is|was|were|are) .*\blike\b|\b(know|remember|recall|told?) (me )?(about|of)\b|\bwhat about\b|\bhow (was|were)\b|\bstory\b/
const PERSONAL = /\b(you|your|yours|yourself|we|us|our|you're|you've|he|she|his|her)\b/
const OF_ASKER = /\b(i|my|me|mine|am i)\b/
const ASKED_FOR =
  /^(and |so |please |can you |could you |would you )*(tell|show|remind|give|help) me\b|\bhow (do|can|could|should|would) i\b/
/** Words about liking, which say enough on their own: "What did you love most?" */
export const LIKING = wordSet('love like enjoy favorit prefer hate best')

/** A question, as the terms an answer has to cover and the kind of answer it expects. */
export class Question {
  readonly plain: string
  readonly terms: Term[]
  readonly expects: AnswerType | null
  readonly dependence: Dependence
  /** It asks about "you", "me" or someone named, not about the world. */
  readonly isPersonal: boolean
  /** It invites to tell, so more than one sentence may answer. */
  readonly isStory: boolean
  /** It asks about the clone itself: "you", nobody by name, nothing of "yours". */
  readonly isAboutClone: boolean
  /** It asks about the one who asks: "Where do I work?" */
  readonly isAboutAsker: boolean
  /** It speaks of the one who asks, beyond "tell me". */
  readonly mentionsAsker: boolean

  constructor(
    readonly text: string,
    identity: CloneIdentity,
    earlier: Question | null = null,
    replies: string[] = []
  ) {
    const analysed = text.slice(-MAX_ANALYSED_CHARACTERS)
    this.plain = plainText(analysed).replace(/\s+/g, ' ').trim()
    const own = ownTerms(analysed, identity)
    this.dependence = dependenceOf(this.plain, own)
    const isBack = this.dependence === 'back'
    this.terms = isBack ? withInherited(own, earlier, this.#spokenOf(replies, identity)) : own
    this.expects =
      answerTypeOf(this.plain) ??
      (isBack && !/why/.test(this.plain) ? (earlier?.expects ?? null) : null)
    this.isPersonal = PERSONAL.test(this.plain) || isBack || own.some(({ kind }) => kind === 'kin')
    this.isStory = STORY.test(this.plain)
    this.isAboutAsker = isAboutAsker(this.plain)
    this.mentionsAsker = OF_ASKER.test(this.plain.replace(ASKED_FOR, ''))
    this.isAboutClone = this.#asksOfClone()
  }

  #asksOfClone(): boolean {
    const namesOther = this.terms.some(isPerson)
    const asksForOther = this.expects === 'person' || this.expects === 'name'
    return (
      !namesOther && !asksForOther && /\byou\b/.test(this.plain) && !/\byour\b/.test(this.plain)
    )
  }

  /** Whether only words that say little are left to go by. */
  get isVague(): boolean {
    return this.terms.every(({ kind }) => kind === 'weak')
  }

  /** Who was named in the replies, the last first, for "What was he like?". */
  #spokenOf(replies: string[], identity: CloneIdentity): Term[] {
    if (!BACK_REFERENCE.test(this.plain)) return []
    const named = replies.map((reply) => ownTerms(reply.slice(0, 600), identity).filter(isPerson))
    return named.findLast((terms) => terms.some(({ kind }) => kind === 'kin')) ?? named.at(-1) ?? []
  }
}

function isPerson({ kind }: Term): boolean {
  return kind === 'kin' || kind === 'name'
}

function isAboutAsker(plain: string): boolean {
  return OF_ASKER.test(plain) && !PERSONAL.test(plain) && !ASKED_FOR.test(plain)
}

function dependenceOf(plain: string, own: Term[]): Dependence {
  const bare = plain
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (CONTINUATION.test(bare)) return 'continue'
  if (BARE_QUESTION.test(bare)) return 'back'
  const strong = own.filter(({ kind }) => kind !== 'weak')
  if (LEAD_IN.test(bare) && strong.length <= 2 && !(strong.length && FULL_QUESTION.test(bare)))
    return 'back'
  const isNamed = strong.some(({ kind }) => kind === 'name' || kind === 'kin')
  const isBack = BACK_REFERENCE.test(bare)
    ? strong.length <= 2
    : LOOSE_REFERENCE.test(bare) && !strong.length
  return isBack && !isNamed ? 'back' : 'none'
}

function ownTerms(text: string, identity: CloneIdentity): Term[] {
  const words = wordsOf(withoutPhrases(text)).filter(
    (word, index, all) => !meansClone(word, all[index - 1], identity)
  )
  const hasTitleCase = words.filter(isCapitalised).length > 0.6 * words.length
  const terms = words.flatMap((word, index) =>
    termsOf(word, index > 0 && !hasTitleCase, words[index - 1], identity)
  )
  return distinct([...phraseTerms(text), ...terms]).slice(0, MAX_TERMS)
}

/** In "What was Dad's job?", asked of Dad, "Dad" is "you". */
function meansClone(word: Word, before: Word | undefined, identity: CloneIdentity): boolean {
  const plain = withoutPossessive(word.plain)
  if (identity.isName(plain)) return isCapitalised(word) || !FUNCTION_WORDS.has(plain)
  const family = KINSHIP.get(plain)?.family
  return (
    family !== undefined &&
    family === identity.kinship &&
    !/^(your|his|her|their)$/.test(before?.plain ?? '')
  )
}

function withoutPhrases(text: string): string {
  return PHRASES.reduce((rest, [pattern]) => rest.replace(pattern, ' '), text)
}

function phraseTerms(text: string): Term[] {
  return PHRASES.filter(([pattern]) => pattern.test(text)).map(([, words]) => ({
    stem: `(${words})`,
    kind: 'topic' as const,
    weight: WEIGHTS.topic,
    related: new Set(words.split(' ').map(stemOf)),
    isInherited: false,
  }))
}

function termsOf(
  word: Word,
  canBeName: boolean,
  before: Word | undefined,
  identity: CloneIdentity
): Term[] {
  return stemsOf(word).map((stem) => {
    const kind = kindOf(word, canBeName)
    const related = relatedTo(word, stem, before, identity)
    return { stem, kind, weight: WEIGHTS[kind], related, isInherited: false }
  })
}

function kindOf(word: Word, canBeName: boolean): Term['kind'] {
  if (/\d{2,}/.test(word.plain)) return 'number'
  const plain = withoutPossessive(word.plain)
  if (KINSHIP.has(plain) || KINSHIP.has(plain.replace(/s$/, ''))) return 'kin'
  if (canBeName && isCapitalised(word) && !CAPITALISED_COMMON.has(word.plain)) return 'name'
  return WEAK_WORDS.has(word.plain) || WEAK_WORDS.has(stemOf(word.plain)) ? 'weak' : 'topic'
}

function relatedTo(
  word: Word,
  stem: string,
  before: Word | undefined,
  identity: CloneIdentity
): Set<string> {
  const spouse = SPOUSES.get(
    `${identity.kinship} ${KINSHIP.get(withoutPossessive(word.plain))?.family}`
  )
  const related = RELATED_BY_STEM.get(stem) ?? []
  if (!spouse || before?.plain === 'your') return new Set(related)
  // To their child a father's wife is "mum", and his own mother is not.
  return new Set([...related, ...spouse].filter((other) => !PARENTS.has(other)))
}

const PARENTS = new Set(['mother', 'father'].map(stemOf))
const SPOUSES = new Map([
  ['father mother', ['wife', 'marry'].map(stemOf)],
  ['mother father', ['husband', 'marry'].map(stemOf)],
  ['grandfather grandmother', ['wife', 'marry'].map(stemOf)],
  ['grandmother grandfather', ['husband', 'marry'].map(stemOf)],
])

const RELATED_BY_STEM = new Map(
  Array.from(RELATED_WORDS, ([topic, words]) => [stemOf(topic), words.map(stemOf)] as const)
)

/** Own terms first; who was spoken of before only when the question names nobody itself. */
function withInherited(own: Term[], earlier: Question | null, spokenOf: Term[]): Term[] {
  const namesSomeone = own.some(isPerson)
  const inherited = [...(earlier?.terms ?? []), ...spokenOf.map(asHint)]
    .filter(({ kind }) => !(namesSomeone && (kind === 'kin' || kind === 'name')))
    .map((term) => ({ ...term, weight: term.weight * INHERITED_WEIGHT, isInherited: true }))
  return distinct([...own, ...inherited]).slice(0, MAX_TERMS)
}

/** A name from a reply helps to rank, but an answer need not repeat it. */
function asHint(term: Term): Term {
  return { ...term, kind: 'topic' }
}

function distinct(terms: Term[]): Term[] {
  const byStem = new Map<string, Term>()
  for (const term of terms) if (!byStem.has(term.stem)) byStem.set(term.stem, term)
  return [...byStem.values()]
}

/** Whether a text asks or invites to tell, rather than tells something itself. */
export function isAsking(text: string): boolean {
  const plain = plainText(text).trim()
  if (/[?？؟]/.test(plain)) return true
  const opening =
    /^(and |but |so |please |then )*(i (still |do )?remember|who|what|when|where|why|how|which|whose|whom|do|does|did|are|is|was|were|have|has|had|can|could|would|should|tell|describe|explain|talk about|share|remind|show|give|name|list|go on|more|continue|say|what about|and|ignore|write|forget|pretend)\b/
  if (opening.test(plain)) return true
  const words = wordsOf(plain)
  return (
    words.length <= 3 &&
    !words.some(({ plain: word }) => /^(i|i'm|my|we|me|it|it's|he|she|they)$/.test(word)) &&
    words.some(({ plain: word }) => !FUNCTION_WORDS.has(word))
  )
}
