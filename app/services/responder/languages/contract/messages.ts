/** Something said for the sake of company. */
export type Social =
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'how_are_you'
  | 'who_are_you'
  | 'are_you_real'
  | 'remember_me'
  | 'overview'
  | 'story'
  | 'affection'
  | 'missing'
  | 'apology'
  | 'acknowledgement'
  | 'distress'
  | 'empty'

/** How messages are read. Patterns are for plain text, in the order in which they are looked for, where not "as written". */
export interface LanguageMessages {
  /** What may stand before a question or after it. */
  openings: Array<[Social, RegExp]>
  /** What must be the whole of it, so that "How are you related to Paulo?" is a question. */
  sayings: Array<[Social, RegExp]>
  /** Somebody says that they want to die or to hurt themselves. */
  distress: RegExp
  /** A greeting that says nothing of the one who greets, and is answered by one of the clone's. */
  plainGreeting: RegExp
  /** Words that may stand with a name or alone when someone is addressed: "my dear Rui", "hi there". */
  addressWords: Set<string>
  /** A first word, as written, in front of what is asked; captured. */
  bareAddress: RegExp
  /** Short spellings, as written, and what they stand for. */
  spellings: Array<[RegExp, string]>
  /** Where, as written, a question may end and the next clause begin. */
  clauseBorder: RegExp
  /** The beginning of what asks or invites to tell. */
  asking: RegExp
  /** After the verb of a request: "Sing me…", "Write a…". */
  afterRequest: RegExp
  /** What keeps a few words from being a mere topic. */
  telling: RegExp
}
