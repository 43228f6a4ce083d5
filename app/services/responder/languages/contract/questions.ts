import type { AnswerType } from './answers.js'

/** How questions are read. Patterns are for plain text, where not "as written". */
export interface LanguageQuestions {
  /** Kinds of answers and what asks for them, the special before the general. */
  types: Array<[AnswerType, RegExp]>
  /** Captures what stands before a clause that asks for nothing: "…when the dog ran away?" */
  openingClause: RegExp
  /** An invitation to tell. */
  story: RegExp
  /** It asks about the clone, or people, not about the world. */
  personal: RegExp
  asker: RegExp
  /** The asker is in it only because it is asked for: "tell me". */
  askedFor: RegExp
  /** Makes a relative somebody else's than the teller's. */
  otherOwner: RegExp
  clone: RegExp
  clonesOwn: RegExp
  /** Asks what the clone itself did or said. */
  clonesDoing: RegExp
  /** Stems about liking, which say enough on their own. */
  liking: Set<string>
  /** Ways to ask for something without naming it, as written, and the words that answer it. */
  paraphrases: Array<[RegExp, string[]]>
  followUps: LanguageFollowUps
  parts: LanguageQuestionParts
}

/** How a question hangs on what was said before. */
export interface LanguageFollowUps {
  /** The whole of a question how it goes on. */
  continuation: RegExp
  /** The whole of a question that names nothing. */
  bare: RegExp
  leadIn: RegExp
  /** Led in, but standing on its own feet. */
  fullQuestion: RegExp
  thirdPerson: RegExp
  loose: RegExp
  /** Asks for something that was not said yet. */
  more: RegExp
}

/** What tells the parts of a question apart. */
export interface LanguageQuestionParts {
  openers: Set<string>
  clauseOpeners: Set<string>
  subjects: Set<string>
  determiners: Set<string>
  locatives: Set<string>
  asidePrepositions: Set<string>
  /** Nouns for the kind of answer, where `ofWhat` follows: "the name of". */
  kindNouns: Set<string>
  ofWhat: string
  degrees: Set<string>
  formsOfBe: Set<string>
  /** Openers that ask for a degree, for a kind. */
  degreeOpener: string
  kindOpeners: Set<string>
  /** Degrees that are counted or measured: "many". */
  amounts: Set<string>
  /** "As a child": the word and what follows it. */
  capacity: string
  afterCapacity: RegExp
}
