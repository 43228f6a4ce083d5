import type { Person } from '../people/other_people.js'

/** Who the sentence before was about, and whom else of it a pronoun could mean. */
export interface Salience {
  subject: 'clone' | 'couple' | 'other' | 'nobody'
  rivals: Person[]
  /** The clone and one other did it together, so "they" are both. */
  areTogether: boolean
  /** The clone was named or meant earlier in the passage. */
  isCloneKnown: boolean
}

export function noSalience(): Salience {
  return { subject: 'nobody', rivals: [], areTogether: false, isCloneKnown: false }
}
