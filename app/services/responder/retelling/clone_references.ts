import type { ReferenceRole } from '../languages/contract/pronouns.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import type { Person } from '../people/other_people.js'
import { coupleEnd } from './couples.js'
import type { PronounResolution } from './pronoun_resolution.js'
import { roleOfName, roleOfPronoun } from './reference_role.js'
import type { SentenceDraft } from './sentence_draft.js'

/** A place in a sentence that means the clone. */
export interface CloneReference {
  index: number
  length: number
  role: ReferenceRole
}

/** Finds the names and pronouns that mean the clone; a pronoun that may mean someone else makes the draft doubtful. */
export class CloneReferences {
  readonly #found: CloneReference[] = []

  constructor(
    private readonly draft: SentenceDraft,
    private readonly identity: CloneIdentity,
    private readonly people: Person[],
    private readonly pronouns: PronounResolution
  ) {}

  find(): CloneReference[] {
    const { sentence } = this.draft
    const { thirdPerson } = sentence.language.pronouns
    for (const index of sentence.ownIndexes()) {
      if (this.#found.some((reference) => index < reference.index + reference.length)) continue
      const length = this.identity.mentionLength(sentence.words, index)
      if (length) this.#found.push({ index, length, role: this.#roleOfName(index, length) })
      else if (thirdPerson.has(sentence.plain(index))) this.#addPronoun(index)
    }
    return this.#found
  }

  #roleOfName(index: number, length: number): ReferenceRole {
    if (this.#isApposed(index, length)) return 'apposed'
    const { sentence } = this.draft
    const role = roleOfName(sentence, this.identity, index, length)
    return role === 'unclear' && coupleEnd(sentence, this.people, index + length) ? 'subject' : role
  }

  /** "My father, Rui, was…" */
  #isApposed(index: number, length: number): boolean {
    const before = this.#found.at(-1)
    const isNext = before !== undefined && before.index + before.length === index
    return isNext && [index, index + length].every((at) => this.draft.sentence.followsComma(at))
  }

  #addPronoun(index: number) {
    const role = roleOfPronoun(this.draft.sentence, index)
    const antecedent = this.pronouns.antecedentOf(index, role, this.#found.length > 0)
    if (antecedent === 'other') return
    if (antecedent === 'unsure') this.draft.isDoubtful = true
    this.#found.push({ index, length: 1, role })
  }
}
