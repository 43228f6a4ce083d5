import type { Social } from './messages.js'

/**
 * The sentences the clone has ready, by how formal and how warm it speaks. `{dear}` becomes a form of
 * address; a phrase that ends in a space, a dash or "that" is followed by what was taught.
 */

export type Level = 'low' | 'middle' | 'high'
export type ByLevel<T> = Record<Level, T>
/** Formality first, then warmth. */
export type PhraseBank = ByLevel<ByLevel<string[]>>

/** How a person feels about what they tell. */
export type Mood = 'glad' | 'sad' | 'neutral'

/** Social acts that are answered by a phrase alone. */
export type SimpleSocial = Exclude<
  Social,
  'greeting' | 'who_are_you' | 'overview' | 'story' | 'remember_me' | 'are_you_real' | 'distress'
>

export interface LanguagePhrases {
  addressing: AddressingPhrases
  answering: AnsweringPhrases
  company: CompanyPhrases
  introducing: IntroducingPhrases
  notKnowing: NotKnowingPhrases
  quoting: QuotingPhrases
  reacting: ReactingPhrases
  remembering: RememberingPhrases
}

export interface AddressingPhrases {
  dear: ByLevel<ByLevel<string[]>>
  /** For a child or grandchild; for a partner. */
  dearChild: string[]
  dearPartner: string[]
  /** In the place of `{name}`. */
  nameless: string
  /** What goes, and what comes in its place, where a phrase is said without its `{dear}`. */
  withoutDear: Array<[RegExp, string]>
  /** An opener that the sentence after it goes on. */
  runsOn: RegExp
}

export interface AnsweringPhrases {
  openers: PhraseBank
  /** Of these, the ones that suit a date or a place, not a life's story; said instead. */
  lightOpener: RegExp
  insteadOfLight: string
  /** Instead of the openers above where the subject is sad. */
  gentleOpeners: PhraseBank
  /** Where the teller asks to go on. */
  continuingOpeners: ByLevel<string[]>
  /** Behind what comes from a letter, where its `{dateline}` is what was asked for. */
  dated: ByLevel<string[]>
  /** A last line that shows care. */
  warmClosers: ByLevel<string[]>
  mildClosers: ByLevel<string[]>
  /** A joke at the clone's own expense: about telling and remembering, never a made-up fact. */
  asides: ByLevel<string[]>
}

export interface CompanyPhrases {
  socialPhrases: Record<SimpleSocial, PhraseBank>
  /** After a greeting that stands alone. */
  greetingFollowups: PhraseBank
  greetings: ByLevel<ByLevel<string[]>>
  reality: PhraseBank
  distress: string
}

/** With `{who}`, which is a name or what somebody is. */
export interface IntroducingPhrases {
  casual: string
  formal: string
  /** A sentence of the description that has no verb of its own. */
  epithet: string
  nameless: string
}

export interface NotKnowingPhrases {
  untold: PhraseBank
  untoldAsides: ByLevel<string[]>
  /** The answer to the second of two questions, when only the first could be answered. */
  restUntold: ByLevel<string[]>
  /** Before a memory that only comes near the question. */
  relatedLeads: ByLevel<string[]>
  /** When the teller asks to go on and there is nothing more. */
  noMore: ByLevel<string[]>
}

/** What leads up to a quotation: with `{speaker}`, with `{title}`, without either. */
export interface QuotingPhrases {
  said: string
  written: string
  told: string
  /** What the user told, word for word: with `{words}`; and as a clause: with `{clause}`. */
  recalledWords: string
  recalledClause: string
}

export interface ReactingPhrases {
  /** Before a memory that a person's own news brings to mind. */
  reminded: ByLevel<string[]>
  reactions: Record<Mood, PhraseBank>
}

export interface RememberingPhrases {
  /** Before a story that was asked for. */
  storyLeads: ByLevel<string[]>
  /** What an overview starts with, before a few memories. */
  overviewLeads: ByLevel<string[]>
  overviewEmpty: ByLevel<string[]>
  memoriesOfYou: ByLevel<string[]>
  noMemoriesOfYou: ByLevel<string[]>
}
