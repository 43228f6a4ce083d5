import { answerTypeOf, type AnswerType } from './answer_type.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import { dependenceOf, speaksOfThirdPerson, type Dependence } from './follow_up.js'
import { wordSet } from '../text/lexicon.js'
import { distinctTerms, isPerson, termsIn, type Term } from './question_terms.js'
import { plainText } from '../text/words.js'

const INHERITED_WEIGHT = 0.6
const MAX_ANALYSED_CHARACTERS = 2_000
const MAX_REPLY_CHARACTERS = 600

const STORY =
  /^(and |but |so |please |can you |could you |would you )*(tell|describe|explain|talk|share|remind|say)\b|\bwhat (is|was|were|are) .*\blike\b|\b(know|remember|recall|told?) (me )?(about|of)\b|\b(what|how) about\b|\bhow (was|were)\b|\bstory\b/
const PERSONAL = /\b(you|your|yours|yourself|we|us|our|you're|you've|he|she|his|her)\b/
const ASKER = /\b(i|my|me|mine)\b/
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

  /** `earlier` is the question before, `replies` what the clone said, newest last. */
  constructor(
    readonly text: string,
    private readonly identity: CloneIdentity,
    earlier: Question | null = null,
    replies: string[] = []
  ) {
    const analysed = text.slice(-MAX_ANALYSED_CHARACTERS)
    this.plain = plainText(analysed).replace(/\s+/g, ' ').trim()
    const own = termsIn(analysed, identity)
    this.dependence = dependenceOf(this.plain, own)
    const isBack = this.dependence === 'back'
    this.terms = isBack ? withInherited(own, earlier, this.#spokenOf(replies)) : own
    this.expects = answerTypeOf(this.plain) ?? (isBack ? (earlier?.expects ?? null) : null)
  }

  /** It asks about "you", "us" or a relative, not about the world. */
  get isPersonal(): boolean {
    return (
      PERSONAL.test(this.plain) ||
      this.dependence === 'back' ||
      this.terms.some(({ kind }) => kind === 'kin')
    )
  }

  /** It invites to tell, so more than one sentence may answer. */
  get isStory(): boolean {
    return STORY.test(this.plain)
  }

  /** It asks about the clone itself: "you", nobody by name, nothing of "yours". */
  get isAboutClone(): boolean {
    const asksForOther = this.expects === 'person' || this.expects === 'name'
    if (asksForOther || this.terms.some(isPerson)) return false
    return /\byou\b/.test(this.plain) && !/\byour\b/.test(this.plain)
  }

  /** It asks about the one who asks: "Where do I work?" */
  get isAboutAsker(): boolean {
    return this.mentionsAsker && !PERSONAL.test(this.plain) && !ASKED_FOR.test(this.plain)
  }

  get mentionsAsker(): boolean {
    return ASKER.test(this.plain)
  }

  /** Whether only words that say little are left to go by. */
  get isVague(): boolean {
    return this.terms.every(({ kind }) => kind === 'weak')
  }

  /** Who was named in the replies, the last first, for "What was he like?". */
  #spokenOf(replies: string[]): Term[] {
    if (!speaksOfThirdPerson(this.plain)) return []
    const named = replies.map((reply) =>
      termsIn(reply.slice(0, MAX_REPLY_CHARACTERS), this.identity).filter(isPerson)
    )
    return named.findLast((terms) => terms.some(({ kind }) => kind === 'kin')) ?? named.at(-1) ?? []
  }
}

/** Own terms first; who was spoken of before only when the question names nobody itself. */
function withInherited(own: Term[], earlier: Question | null, spokenOf: Term[]): Term[] {
  const namesSomeone = own.some(isPerson)
  const inherited = [...(earlier?.terms ?? []), ...spokenOf.map(asHint)]
    .filter((term) => !(namesSomeone && isPerson(term)))
    .map((term) => ({ ...term, weight: term.weight * INHERITED_WEIGHT, isInherited: true }))
  return distinctTerms([...own, ...inherited])
}

/** A name from a reply helps to rank, but an answer need not repeat it. */
function asHint(term: Term): Term {
  return { ...term, kind: 'topic' }
}
