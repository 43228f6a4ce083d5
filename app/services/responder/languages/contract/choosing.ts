/** What tells how far a taught sentence answers. Patterns are for plain text, where not "as written". */
export interface LanguageChoosing {
  /** Tells what somebody says again and again. */
  says: RegExp
  /** Tells what somebody works as. */
  worksAs: RegExp
  /** Talk of having been a child. */
  beingAChild: RegExp
  /** Stems of children, and the stem of brothers and sisters. */
  offspring: Set<string>
  siblings: string
  /** As written: says where a text comes from. */
  caption: RegExp
  personalPronoun: RegExp
  thingPronoun: RegExp
  /** As written: only the sentence before tells whom or what it means. */
  pointsBack: RegExp
  pointsToObject: RegExp
  pointsToSomeone: RegExp
  /** Asks for a thing or person by its question word alone. */
  askedForThing: RegExp
  /** The clone as an owner of relatives. */
  owner: RegExp
  /** As written: the addressee, and the addressee or what is theirs. */
  addresseesOwn: RegExp
  addressee: RegExp
  /** As written: every form of the addressee. */
  anyAddressee: RegExp
  /** As written: the speaker, alone or with others. */
  self: RegExp
  /** As written: about the one who listens; about the one who speaks. */
  aboutListener: RegExp
  aboutSpeaker: RegExp
}
