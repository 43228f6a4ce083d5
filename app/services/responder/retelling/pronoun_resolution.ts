import type { Gender } from '../languages/contract/people.js'
import type { ReferenceRole } from '../languages/contract/pronouns.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import type { Person } from '../people/other_people.js'
import type { ParsedSentence } from '../text/parsed_sentence.js'
import type { Salience } from './salience.js'

/** Whom a pronoun means; `unsure` when it may be the clone and may be someone else. */
export type Antecedent = 'clone' | 'other' | 'unsure'

/**
 * Decides whether the pronouns of one sentence mean the clone. The subject of the sentence before is
 * preferred, as in centering theory (Grosz, Joshi and Weinstein, 1995, "Centering"); someone of the
 * same gender in between makes it unsure, unless grammar or sense rules them out.
 */
export class PronounResolution {
  #hasOther = false

  constructor(
    private readonly sentence: ParsedSentence,
    private readonly people: Person[],
    private readonly identity: CloneIdentity,
    private readonly salience: Salience,
    private readonly isMemory: boolean
  ) {}

  /** Whether an earlier pronoun of the sentence meant someone else. */
  get hasOther(): boolean {
    return this.#hasOther
  }

  /** `isCloneHere`: the clone was meant earlier in the same sentence. */
  antecedentOf(index: number, role: ReferenceRole, isCloneHere: boolean): Antecedent {
    const gender = this.#genderOf(index)
    if (this.#isOtherGender(gender)) return this.#other()
    const rivals = this.#rivalsAt(index, gender, isCloneHere)
    if (this.#isToldOfRival(index, rivals)) return role === 'object' ? 'clone' : 'other'
    if (!rivals.length) return isCloneHere || this.#isCloneInReach() ? 'clone' : 'unsure'
    if (this.#isActedOn(role)) return 'clone'
    if (!isCloneHere && this.salience.subject === 'other') return this.#other()
    return this.#isRuledOut(rivals, index, role) ? 'clone' : 'unsure'
  }

  #genderOf(index: number): Gender {
    const { thirdPerson } = this.sentence.language.pronouns
    return thirdPerson.get(this.sentence.plain(index))?.gender ?? 'unknown'
  }

  #other(): Antecedent {
    this.#hasOther = true
    return 'other'
  }

  #isOtherGender(gender: Gender): boolean {
    return this.identity.gender !== 'unknown' && this.identity.gender !== gender
  }

  /** In a memory of someone, a "he" whom nobody introduced is the one it is about. */
  #isCloneInReach(): boolean {
    return this.salience.isCloneKnown || this.isMemory
  }

  #rivalsAt(index: number, gender: Gender, isCloneHere: boolean): Person[] {
    const here = this.people.filter((person) => person.to <= index)
    const before = isCloneHere ? [] : this.#rivalsBefore(index)
    return [...before, ...here].filter(
      (person) => !person.isPlural && (person.gender === gender || person.gender === 'unknown')
    )
  }

  /** After "Rui worked with João", "he sang" means Rui, but "he was a baker" may introduce João. */
  #rivalsBefore(index: number): Person[] {
    const { rivals, subject } = this.salience
    const introduces = this.#rules.introduces.test(this.sentence.run(index + 1, 2))
    return subject === 'clone' && !introduces
      ? rivals.filter(({ isOblique }) => !isOblique)
      : rivals
  }

  /** "his uncle Zé, who had lost his hat", but "her tutor Mary, who taught her": the clause is about the rival. */
  #isToldOfRival(index: number, rivals: Person[]): boolean {
    const rival = rivals.at(-1)
    if (!rival || !this.people.includes(rival)) return false
    if (!this.#rules.relative.test(this.sentence.plain(rival.to))) return false
    return !this.#hasBetween(rival.to + 1, index, (at) => this.sentence.followsComma(at))
  }

  /** "He wanted him to become a priest", where "he" is the other: then "him" is the clone. */
  #isActedOn(role: ReferenceRole): boolean {
    return this.#hasOther && role === 'object' && this.salience.isCloneKnown
  }

  #isRuledOut(rivals: Person[], index: number, role: ReferenceRole): boolean {
    if (this.#isChildhoodOf(rivals, index)) return true
    const [rival] = rivals
    if (rivals.length > 1 || rival.to > index || !this.people.includes(rival)) return false
    const { death } = this.sentence.language.retelling
    return death.verb.test(this.sentence.plain(rival.to)) || this.#actsOn(rival, index, role)
  }

  /** "when he was six": not the parent who was just named. */
  #isChildhoodOf(rivals: Person[], index: number): boolean {
    const isOfChild = this.#rules.childhood.test(this.sentence.run(index + 1, 4))
    return isOfChild && rivals.every(({ isElder }) => isElder)
  }

  /** An object pronoun never means the subject of its own clause, that would be "himself". */
  #actsOn(rival: Person, index: number, role: ReferenceRole): boolean {
    if (role !== 'object' || this.sentence.verbAfter(rival.to) === null) return false
    return !this.#hasBetween(rival.to, index, (at) => this.sentence.isApart(at))
  }

  get #rules() {
    return this.sentence.language.retelling.resolution
  }

  #hasBetween(from: number, to: number, test: (index: number) => boolean): boolean {
    for (let index = from; index < to; index++) if (test(index)) return true
    return false
  }
}
