import type { Language } from '../languages/language.js'

/** How a sentence comes out of the clone's mouth. */
export type TellingVoice =
  /** As it was taught: the clone's own words, or words about no one. */
  | 'own'
  /** Turned into the first person. */
  | 'retold'
  /** Repeated in quotation marks, because turning it would risk saying something untrue. */
  | 'quoted'
  /** What the user said earlier, given back to them. */
  | 'recalled'

/** Whose life a sentence tells. */
export type Subject = 'clone' | 'other' | 'nobody'

/** One sentence in the clone's voice, or as taught when it is quoted. */
export interface Retelling {
  text: string
  voice: TellingVoice
  about: Subject
  /** It opens with "he", "it", "then"… and says little without the sentence before it. */
  leansBack: boolean
}

/** A retelling and the place it comes from. */
export interface RetoldSentence extends Retelling {
  /** UTF-16 offsets of the taught sentence in its passage. */
  start: number
  end: number
}

export function retelling(
  text: string,
  voice: TellingVoice,
  about: Subject,
  { retelling: rules }: Language
): Retelling {
  return { text, voice, about, leansBack: voice !== 'recalled' && rules.leaning.test(text) }
}
