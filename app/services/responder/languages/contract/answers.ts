/** What kind of answer a question word asks for. */
export type AnswerType =
  | 'time'
  | 'clock'
  | 'age'
  | 'duration'
  | 'frequency'
  | 'place'
  | 'person'
  | 'identity'
  | 'name'
  | 'number'
  | 'price'
  | 'measure'
  | 'colour'
  | 'reason'
  | 'words'

/** Kinds of answers that a pattern is enough to see. */
export type PatternedType =
  'time' | 'clock' | 'age' | 'duration' | 'frequency' | 'price' | 'measure' | 'colour' | 'reason'

/** What answers look like. Patterns are for plain text, where not "as written". */
export interface LanguageAnswers {
  /** Patterns and how well they fit, 0..1, the best first. */
  patterns: Record<PatternedType, Array<[RegExp, number]>>
  dates: RegExp
  said: RegExp
  saidBySelf: RegExp
  numbers: LanguageNumbers
  places: {
    /** A preposition and a word, as written, of which the group `name` may be a place's name; every one. */
    named: RegExp
    common: RegExp
  }
  persons: LanguagePersons
}

export interface LanguageNumbers {
  /** A word that is a number. */
  word: RegExp
  /** A number anywhere. */
  any: RegExp
  /** Units of time, length and money, which are not what is counted. */
  unit: RegExp
  /** Every date. */
  dated: RegExp
  /** Every number with a unit. */
  withUnit: RegExp
  /** Between a number and what is counted: "thirteen names of virtues". */
  ofWhat: string
}

export interface LanguagePersons {
  nouns: Set<string>
  /** Points to someone, in plain text. */
  pronoun: RegExp
  /** Endings that the first word of a sentence has when it is no name. */
  noNameEnding: RegExp
  /** A name right after a stretch of text, right before it, as written. */
  nameAfter: RegExp
  nameBefore: RegExp
  /** After somebody, as written, the beginning of what says who that is. */
  introducedAfter: RegExp
  /** The end of some words before somebody that introduce them. */
  introducedBefore: RegExp[]
}
