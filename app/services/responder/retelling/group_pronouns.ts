import type { Person } from '../people/other_people.js'
import type { CloneReference } from './clone_references.js'
import type { Salience } from './salience.js'
import type { SentenceDraft } from './sentence_draft.js'
import { areTogether } from './togetherness.js'

/** "They" after "Rui and Teresa" means both; after a clone and one other it may mean anyone. */
export class GroupPronouns {
  constructor(
    private readonly draft: SentenceDraft,
    private readonly people: Person[],
    private readonly references: CloneReference[],
    private readonly salience: Salience,
    private readonly isMemory: boolean
  ) {}

  replace() {
    const { sentence } = this.draft
    const { plurals } = sentence.language.retelling
    for (const index of sentence.ownIndexes()) {
      const form = plurals.get(sentence.plain(index))
      if (!form || this.draft.isWritten(index) || this.#hasPluralBefore(index)) continue
      if (this.#areBothMeant(index, form)) this.draft.write(index, form)
      else if (this.#couldMeanBoth(index)) this.draft.isDoubtful = true
    }
  }

  #hasPluralBefore(index: number): boolean {
    return this.people.some((person) => person.isPlural && person.to <= index)
  }

  #areBothMeant(index: number, form: string): boolean {
    const { sentence, isOfCouple } = this.draft
    const { object, possessive } = sentence.language.retelling.pluralRoles
    // "He watered them": whoever acts is not among those acted upon.
    if (form === object && this.#actsBefore(index)) return false
    if (isOfCouple || this.salience.subject === 'couple' || this.salience.areTogether) return true
    const before = this.people.filter(({ to }) => to <= index)
    if (areTogether(sentence, before, this.references)) return true
    return form === possessive && this.#opensOnTheirKin(index)
  }

  /** "Their daughter was born…", where nobody was named before: the clone's and its partner's. */
  #opensOnTheirKin(index: number): boolean {
    const { sentence } = this.draft
    const isFirst = !this.salience.isCloneKnown && !this.references.length && index === 0
    const { kinship } = sentence.language.people
    return isFirst && this.isMemory && kinship.has(sentence.plain(index + 1))
  }

  #actsBefore(index: number): boolean {
    return this.references.some(({ role, index: at }) => role === 'subject' && at < index)
  }

  #couldMeanBoth(index: number): boolean {
    const before = this.people.filter(({ to }) => to <= index)
    return [...this.salience.rivals, ...before].some(({ isPlural }) => !isPlural)
  }
}
