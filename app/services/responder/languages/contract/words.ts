/** The words of a language, in plain form (lower case, no accents), and how they are compared. */
export interface LanguageWords {
  /** Words that carry no topic. */
  functionWords: Set<string>
  /** Topic words so common that a match says little. */
  weakWords: Set<string>
  /** Verbs that say little about what is asked, even where they are its only one. */
  lightVerbs: Set<string>
  /** Words after which a name is an object, unless a verb follows it. */
  prepositions: Set<string>
  /** Words in front of a capitalised word that make it a place or a time, not a person. */
  placePrepositions: Set<string>
  /** Capitalised words that are no names of people. */
  capitalisedCommon: Set<string>
  /** Topics that look like function words, by what stands before them. */
  topicsAfterAll: Array<{ word: RegExp; before: RegExp }>
  /** A question's word, and the words that answer it. One-way. */
  related: Map<string, string[]>
  /** Words that may stand for one another. */
  synonyms: string[][]
  /** Topics that ask what someone works as. */
  occupationTopics: string[]
  possessiveEnding: RegExp
  pluralEnding: RegExp
  /** What the forms of a word have in common. */
  stemOf(plain: string): string
}

/** How the verbs of a language go. Verbs are given in plain form. */
export interface LanguageVerbs {
  /** Base forms of common verbs. */
  bases: Set<string>
  auxiliaries: Set<string>
  /** The verb as it follows "I", from its form after "he", "she" or "you". */
  firstPerson(verb: string): string
  /** The verb as it follows "you", from its form after "I". */
  secondPerson(verb: string): string
  /** Whether a word that follows a subject can be its finite verb. */
  isFinite(plain: string): boolean
  isKnown(plain: string): boolean
  isKnownThirdPerson(plain: string): boolean
  isPast(plain: string): boolean
  /** Whether a word may stand between a subject and its verb. */
  isMidAdverb(plain: string): boolean
  isAdverbOfManner(plain: string): boolean
}

/** What tells whether news, or a topic, is sad or glad. */
export interface LanguageMoods {
  /** Topics that call for a gentle voice. */
  grave: Set<string>
  /** Topics in which a joke would hurt, though they need no hush. */
  tender: Set<string>
  /** What makes news sad, beyond the sad topics. */
  sadNews: Set<string>
  glad: Set<string>
}
