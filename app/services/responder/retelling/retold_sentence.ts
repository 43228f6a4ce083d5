/** How a sentence comes out of the clone's mouth. */
export type Voice =
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
  voice: Voice
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

const LEANING =
  /^(he|she|they|it|this|that|these|those|him|her|there|then|so|but|and)\b|\b(the same|that) (day|night|morning|evening|year|summer|winter|time)\b|\b(anyway|afterwards|instead|since then|after that)\b/i

export function retelling(text: string, voice: Voice, about: Subject): Retelling {
  return { text, voice, about, leansBack: voice !== 'recalled' && LEANING.test(text) }
}
