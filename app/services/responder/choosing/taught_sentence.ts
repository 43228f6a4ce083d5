import type { GroundedPassage } from '../grounded_context.js'
import type { Language } from '../languages/language.js'
import type { RetoldSentence } from '../retelling/retold_sentence.js'

/** A sentence that was taught, as the clone says it, and what it can be found by. */
export interface TaughtSentence extends RetoldSentence {
  /** What it is written in. */
  language: Language
  passage: GroundedPassage
  /** Rank of the passage, 0 = best. */
  rank: number
  /** Place of the sentence in its passage. */
  position: number
  /** The sentence as it was taught. */
  taught: string
  stems: Set<string>
  /** The same words in their order, with repeats. */
  stemsInOrder: string[]
  /** Stems of the title of its memory or document. */
  titleStems: Set<string>
  /** A chapter's name, the place and date of a letter or its signature: no sentence, and never said as one. */
  isHeading: boolean
  /** Stems of relatives who are someone else's: "his wife", "Rosa's son". */
  foreignKin: Set<string>
}

/** The words of somebody else in a chat. */
export function isOfAnother({ voice, passage }: TaughtSentence): boolean {
  return voice === 'quoted' && Boolean(passage.speaker)
}

/** Whether a line is a heading or a scrap, not a sentence. */
export function isFragment({ taught }: TaughtSentence): boolean {
  return !/[.!?…:"”»)]$/u.test(taught) && taught.split(/\s+/).length < 5
}

/** "Shortened from…", "Written for…": it says where a text comes from, and nothing of the life it tells. */
export function isCaption({ taught, language }: TaughtSentence): boolean {
  return language.choosing.caption.test(taught)
}

export function isQuestion({ taught }: TaughtSentence): boolean {
  return /[?？]$/.test(taught)
}

/** The order in which a reader would meet the sentences. */
export function byReading(a: TaughtSentence, b: TaughtSentence): number {
  return a.rank - b.rank || a.position - b.position
}

export function isNextTo(sentence: TaughtSentence, other: TaughtSentence, step: number): boolean {
  return other.rank === sentence.rank && other.position === sentence.position + step
}

/** Said as the clone's own, neither quoted nor given back to the user. */
export function isOwnVoice({ voice }: TaughtSentence): boolean {
  return voice === 'own' || voice === 'retold'
}
