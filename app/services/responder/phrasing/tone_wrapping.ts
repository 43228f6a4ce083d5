import { GRAVE_WORDS, TENDER_WORDS } from '../text/lexicon.js'
import {
  ASIDES,
  CONTINUING_OPENERS,
  GENTLE_OPENERS,
  MILD_CLOSERS,
  OPENERS,
  WARM_CLOSERS,
} from '../languages/en/phrases/answering.js'
import { RELATED_LEADS, UNTOLD_ASIDES } from '../languages/en/phrases/not_knowing.js'
import type { Question } from '../question/question.js'
import type { TaughtSentence } from '../choosing/taught_sentences.js'
import type { Manner } from './manner.js'
import { contentStems, stemOf } from '../text/words.js'

const GRAVE_STEMS = new Set([...GRAVE_WORDS].map(stemOf))
const SAD_STEMS = new Set([...GRAVE_WORDS, ...TENDER_WORDS].map(stemOf))
const MAX_READ_CHARACTERS = 2_000

/** Whether any of the texts touches death, illness, war or grief, where a joke would hurt. */
export function isSad(texts: string[]): boolean {
  return mentionsAny(texts, SAD_STEMS)
}

/** What the tone puts around an answer: at most one opener and one closer, never a fact. */
export class ToneWrapping {
  readonly #isSad: boolean
  readonly #isGrave: boolean

  constructor(
    private readonly manner: Manner,
    private readonly question: Question,
    sentences: TaughtSentence[]
  ) {
    const texts = [question.text, ...sentences.map(({ taught }) => taught)]
    this.#isSad = isSad(texts)
    this.#isGrave = mentionsAny(texts, GRAVE_STEMS)
  }

  opener(): string {
    const { manner, question } = this
    if (this.#isGrave) return manner.phrase(GENTLE_OPENERS, 'gentle')
    if (question.dependence === 'continue')
      return manner.plainPhrase(CONTINUING_OPENERS, 'continue')
    const opener = manner.phrase(OPENERS, 'opener')
    // "That's easy" suits a date or a place, not a life's story.
    const isLight = question.expects !== null && !this.#isSad
    return opener.includes('easy') && !isLight ? 'Well — ' : opener
  }

  /** What leads up to a memory that only comes near the question. */
  lead(courtesy: string): string {
    const lead = this.manner.plainPhrase(RELATED_LEADS, 'related')
    return courtesy ? `${courtesy} ${lead}` : lead
  }

  closer(): string {
    const { manner } = this
    if (this.#isSad) return ''
    if (this.#jokes(3)) return manner.plainPhrase(ASIDES, 'aside')
    if (manner.warmth === 'low' || !manner.happens(2, 'care')) return ''
    return manner.plainPhrase(manner.warmth === 'high' ? WARM_CLOSERS : MILD_CLOSERS, 'closer')
  }

  /** A smile before "I was never told". */
  untoldAside(): string {
    return !this.#isSad && this.#jokes(4)
      ? this.manner.plainPhrase(UNTOLD_ASIDES, 'untold aside')
      : ''
  }

  /** Always at high humor, now and then at middle. */
  #jokes(oneIn: number): boolean {
    const { humor } = this.manner
    return humor === 'high' || (humor === 'middle' && this.manner.happens(oneIn, 'joke'))
  }
}

function mentionsAny(texts: string[], stems: Set<string>): boolean {
  return texts.some((text) =>
    contentStems(text.slice(0, MAX_READ_CHARACTERS)).some((stem) => stems.has(stem))
  )
}
