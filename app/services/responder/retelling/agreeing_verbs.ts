import type { Language } from '../languages/language.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import type { Person } from '../people/other_people.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'
import { subjectVerb } from './reference_role.js'
import type { SentenceDraft } from './sentence_draft.js'

/** Puts the verbs that follow the clone into the first person; that it died makes the draft doubtful. */
export class AgreeingVerbs {
  readonly #sentence: ParsedSentence
  readonly #language: Language

  constructor(
    private readonly draft: SentenceDraft,
    private readonly identity: CloneIdentity,
    private readonly people: Person[]
  ) {
    this.#sentence = draft.sentence
    this.#language = draft.sentence.language
  }

  /** For a subject from `index` to before `after`. */
  agree(index: number, after: number) {
    const { inverted } = this.#language.retelling.roles
    if (inverted.test(this.#sentence.plain(index - 1)) && !this.#sentence.isApart(index))
      this.#agreeVerb(index - 1)
    const verb = subjectVerb(this.#sentence, this.identity, after)
    if (verb === null) return
    if (this.#isDeath(verb)) this.draft.isDoubtful = true
    this.#agreeVerb(verb)
    this.#agreeCoordinated(verb)
  }

  #isDeath(verb: number): boolean {
    const { death } = this.#language.retelling
    return (
      death.verb.test(this.#sentence.plain(verb)) || death.phrase.test(this.#sentence.run(verb, 2))
    )
  }

  #agreeVerb(index: number) {
    const plain = this.#sentence.plain(index)
    const verb = this.#language.verbs.firstPerson(plain)
    if (verb !== plain) this.draft.write(index, verb)
  }

  /** "Rui sings, laughs and never complains": verbs joined to the first one agree as well. */
  #agreeCoordinated(first: number) {
    for (let index = first + 1; index < this.#sentence.words.length; index++) {
      if (this.#isNewSubject(index)) return
      const verb = this.#coordinatedVerbAt(index)
      if (verb !== null) this.#agreeVerb(verb)
    }
  }

  #coordinatedVerbAt(index: number): number | null {
    const isJoined = this.#language.retelling.joins.verbs.test(this.#sentence.plain(index))
    if (!isJoined && !this.#sentence.followsComma(index)) return null
    const verb = this.#sentence.skipAdverbs(isJoined ? index + 1 : index)
    if (this.#isDeath(verb)) this.draft.isDoubtful = true
    const isFollowed = !this.#sentence.isApart(verb + 1)
    const isVerb = this.#language.verbs.isKnownThirdPerson(this.#sentence.plain(verb))
    return isFollowed && isVerb ? verb : null
  }

  #isNewSubject(index: number): boolean {
    if (this.#language.retelling.joins.newSubject.test(this.#sentence.plain(index))) return true
    return this.people.some((person) => person.from === index && acts(this.#sentence, person))
  }
}

/** Whether somebody is followed by a verb. */
export function acts(sentence: ParsedSentence, { to }: Person): boolean {
  return sentence.language.verbs.isFinite(sentence.plain(sentence.skipAdverbs(to)))
}
