/** How sentences are turned into the clone's own. Words and patterns are in plain form, where not "as written". */
export interface LanguageRetelling {
  /** What a name or pronoun that means the clone becomes. */
  forms: Record<'subject' | 'object' | 'possessive' | 'independent' | 'reflexive', string>
  /** "He's", "Rui'd" as the clone says it, by the word that follows. */
  contraction(contracted: string, next: string): string
  /** The clone and a partner: "{partner} and I". */
  couple: string
  /** The pronouns of a group as its member says them. */
  plurals: Map<string, string>
  pluralRoles: { subject: string; object: string; possessive: string }
  /** The teller becomes the person the clone talks with. */
  teller: Map<string, string>
  tellersGroup: Map<string, string>
  /** The addressee becomes the clone. */
  addressee: Map<string, string>
  /** "You", after which it can be anyone. */
  generic: RegExp
  /** "You saw me": before a pronoun that is an object and acts as well. */
  perception: RegExp
  /** The forms of "be" that follow the person. */
  agreeing: RegExp
  roles: LanguageRoles
  joins: LanguageJoins
  death: LanguageDeath
  /** The end of some words before a name that is the teller's own. */
  ownName: RegExp
  resolution: LanguageResolution
  description: LanguageDescription
  /** As written: opens with "he", "then"… and says little without the sentence before it. */
  leaning: RegExp
}

/** What tells the role of a name or pronoun. */
export interface LanguageRoles {
  /** Prepositions that open a clause as well. */
  clauseOpener: RegExp
  modal: RegExp
  /** After a form that is object and possessive alike, and is an object there. */
  afterObject: RegExp
  /** Before such a form, and a verb may follow. */
  causative: RegExp
  /** "Own", after a possessive. */
  own: string
  apposition: RegExp
  /** After a contraction, not after a possessive. */
  afterContraction: RegExp
  /** A verb in front of its subject. */
  inverted: RegExp
}

/** What joins subjects and verbs. */
export interface LanguageJoins {
  and: string
  with: string
  verbs: RegExp
  newSubject: RegExp
  beforePartner: RegExp
  thirdPersonOwner: RegExp
  /** Words that look like plurals. */
  noPlural: RegExp
  /** As written: may be the plural of a thing. */
  plural: RegExp
}

/** What nobody tells of themselves. */
export interface LanguageDeath {
  verb: RegExp
  phrase: RegExp
  last: RegExp
}

/** Whom a pronoun means. */
export interface LanguageResolution {
  childhood: RegExp
  introduces: RegExp
  relative: RegExp
}

/** What somebody's description says. */
export interface LanguageDescription {
  /** As written: it says only that it is about the one who wrote it. */
  selfOnly: RegExp
  /** As written: what ends the head of a noun phrase. */
  headEnd: RegExp
  subject: RegExp
  /** Looks like a verb, and is the plural of a trade. */
  pluralOfTrade: RegExp
  /** As written: every owner that is the teller, and what it becomes. */
  owner: RegExp
  addresseesOwn: string
}
