import type { AnswerType } from '../languages/contract/answers.js'
import type { Language } from '../languages/language.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import { plainText } from '../text/words.js'
import { answerTypeOf } from './answer_type.js'
import { dependenceOf, speaksOfThirdPerson, type Dependence } from './follow_up.js'
import { distinctTerms, isPerson, termsIn, type Term } from './question_terms.js'

const inheritedWeight = 0.6
const charactersAnalysed = 2_000
const charactersOfReply = 600

/** A question, as the terms an answer has to cover and the kind of answer it expects. */
export class Question {
  readonly plain: string
  readonly terms: Term[]
  readonly expects: AnswerType | null
  readonly dependence: Dependence
  readonly language: Language

  /** `earlier` is the question before, `replies` what the clone said, newest last. */
  constructor(
    readonly text: string,
    private readonly identity: CloneIdentity,
    earlier: Question | null = null,
    replies: string[] = []
  ) {
    this.language = identity.language
    const analysed = text.slice(-charactersAnalysed)
    this.plain = plainText(analysed).replace(/\s+/g, ' ').trim()
    const own = termsIn(analysed, identity)
    this.dependence = dependenceOf(this.plain, own, this.language)
    const isBack = this.dependence === 'back'
    this.terms = isBack ? withInherited(own, earlier, this.#spokenOf(replies)) : own
    this.expects =
      answerTypeOf(this.plain, this.language) ?? (isBack ? (earlier?.expects ?? null) : null)
  }

  /** It asks about "you", "us" or a relative, not about the world. */
  get isPersonal(): boolean {
    return (
      this.language.questions.personal.test(this.plain) ||
      this.dependence === 'back' ||
      this.terms.some(({ kind }) => kind === 'kin')
    )
  }

  /** It invites to tell, so more than one sentence may answer. */
  get isStory(): boolean {
    return this.language.questions.story.test(this.plain)
  }

  /** It asks about the clone itself: "you", nobody by name, nothing of "yours". */
  get isAboutClone(): boolean {
    const asksForOther = this.expects === 'person' || this.expects === 'name'
    if (asksForOther || this.terms.some(isPerson)) return false
    const { clone, clonesOwn } = this.language.questions
    return clone.test(this.plain) && !clonesOwn.test(this.plain)
  }

  /** It asks about the one who asks: "Where do I work?" */
  get isAboutAsker(): boolean {
    const { personal, askedFor } = this.language.questions
    return this.mentionsAsker && !personal.test(this.plain) && !askedFor.test(this.plain)
  }

  get mentionsAsker(): boolean {
    return this.language.questions.asker.test(this.plain)
  }

  /** What the clone itself did or said is asked. */
  get isAboutClonesDoing(): boolean {
    return this.language.questions.clonesDoing.test(this.plain)
  }

  /** Something that was not said yet is asked for. */
  get asksForMore(): boolean {
    return this.language.questions.followUps.more.test(this.plain)
  }

  /** Whether only words that say little are left to go by. */
  get isVague(): boolean {
    return this.terms.every(({ kind }) => kind === 'weak')
  }

  /** Who was named in the replies, the last first, for "What was he like?". */
  #spokenOf(replies: string[]): Term[] {
    if (!speaksOfThirdPerson(this.plain, this.language)) return []
    const named = replies.map((reply) =>
      termsIn(reply.slice(0, charactersOfReply), this.identity).filter(isPerson)
    )
    return named.findLast((terms) => terms.some(({ kind }) => kind === 'kin')) ?? named.at(-1) ?? []
  }
}

/** Own terms first; who was spoken of before only when the question names nobody itself. */
function withInherited(own: Term[], earlier: Question | null, spokenOf: Term[]): Term[] {
  const namesSomeone = own.some(isPerson)
  const inherited = [...(earlier?.terms ?? []), ...spokenOf.map(asHint)]
    .filter((term) => !(namesSomeone && isPerson(term)))
    .map((term) => ({ ...term, weight: term.weight * inheritedWeight, isInherited: true }))
  return distinctTerms([...own, ...inherited])
}

/** A name from a reply helps to rank, but an answer need not repeat it. */
function asHint(term: Term): Term {
  return { ...term, kind: 'topic' }
}
