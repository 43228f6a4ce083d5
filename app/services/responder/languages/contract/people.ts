export type Gender = 'masculine' | 'feminine' | 'unknown'

/** A word for a relative. */
export interface Kinship {
  /** What the words for the same relative have in common. */
  family: string
  gender: Gender
  /** The bare word can stand for a name ("Dad taught me…"). */
  title: boolean
}

/** How people are named and called in a language. */
export interface LanguagePeople {
  kinship: Map<string, Kinship>
  /** Words for several relatives, or for any of a kind. */
  kinInGeneral: Set<string>
  /** Families of a generation above. */
  elders: Set<string>
  /** Families of a generation below. */
  youngerKin: Set<string>
  /** Families for whom the teller is a child or grandchild; a partner. */
  parents: Set<string>
  partners: Set<string>
  /** The clone's family and the one asked about, and the words for that spouse. */
  spouses: Array<{ clone: string; asked: string; words: string[] }>
  /** What a parent is called, but not by the other parent. */
  parentWords: string[]
  /** "Mr", "Dona": what stands before a name. */
  honorifics: Set<string>
  /** "My", "our": what stands before a teller's own relatives. */
  owners: Set<string>
  /** What may stand between an owner and a relative. */
  kinAdjectives: Set<string>
  /** What makes a relative somebody else's. */
  foreignOwner: RegExp
  /** The same, or no owner at all but an article. */
  foreignOrNone: RegExp
  /** After a bare word for a relative it is somebody else's: "father of two". */
  kinOfOthers: RegExp
  names: {
    feminine: Set<string>
    masculine: Set<string>
    feminineEnding: RegExp
    masculineEnding: RegExp
    /** "da", "de": what joins the parts of a name. */
    particle: RegExp
  }
  /** Every pronoun of a gender in a text. */
  pronouns: { masculine: RegExp; feminine: RegExp }
  nouns: {
    masculine: Set<string>
    feminine: Set<string>
    /** Of people whose gender they leave open. */
    neutral: Set<string>
    plural: Set<string>
    /** Behind a name they make it a place's. */
    place: Set<string>
  }
  /** Verbs and the like whose "to" leads to a person, not to a place. */
  toAPerson: Set<string>
  /** The word that leads to both. */
  towards: string
  /** Words before a name that make it a place's or a thing's. */
  beforeAPlace: RegExp
  beforeAThing: RegExp
  /** The end of a run of words that gives the name to come. */
  naming: RegExp
  /** Before somebody mentioned in passing. */
  inPassing: Set<string>
  /** What may stand between that word and the person. */
  beforeAPerson: Set<string>
  /** Before a noun that says what someone is. */
  beforeARole: RegExp
  /** Verbs that follow things as often as people. */
  indifferentVerb: RegExp
  /** How somebody says that the description is of themself. */
  selfWords: Set<string>
}
