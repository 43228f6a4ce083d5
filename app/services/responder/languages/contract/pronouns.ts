import type { Gender } from './people.js'

/** What a name or pronoun does in its sentence; `apposed` only says again who was meant. */
export type ReferenceRole =
  | 'subject'
  | 'object'
  | 'possessive'
  | 'independent'
  | 'reflexive'
  | 'contracted'
  | 'apposed'
  | 'unclear'

/** A pronoun of the third person; "his" may be possessive or independent, "her" possessive or an object. */
export interface ThirdPerson {
  gender: Gender
  role: ReferenceRole | 'possessive or independent' | 'possessive or object'
}

/** The small words that mean people. Given in plain form, where not "as written". */
export interface LanguagePronouns {
  thirdPerson: Map<string, ThirdPerson>
  /** What belongs to several whom nobody has named yet: "their". */
  theirs: string
  /** "I". */
  self: string
  selfAsWritten: string
  /** A first word, as written, that keeps its capital within a sentence. */
  keptCapital: RegExp
  /** "I" and what is contracted with it, as written. */
  firstPersonAsWritten: RegExp
  /** The other forms of the first person. */
  firstPerson: RegExp
  /** "My", "we", "you", "your". */
  own: string
  group: string
  addressee: string
  addresseesOwn: string
  secondPerson: RegExp
  /** Anything that may mean the addressee, roughly. */
  nearlyAddressee: RegExp
  /** What makes a sentence personal, where nobody knows who said it. */
  personal: RegExp
}
