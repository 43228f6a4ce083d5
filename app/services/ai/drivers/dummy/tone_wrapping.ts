import { GRAVE_WORDS, TENDER_WORDS } from './lexicon.js'
import {
  ASIDES,
  CONTINUING_OPENERS,
  GENTLE_OPENERS,
  MILD_CLOSERS,
  OPENERS,
  RELATED_LEADS,
  UNTOLD_ASIDES,
  WARM_CLOSERS,
} from './phrasing.js'
import type { Question } from './question.js'
import type { Reply } from './reply.js'
import type { TaughtSentence } from './taught_sentences.js'
import type { Manner } from './tone.js'
import { contentStems, stemOf } from './words.js'

const GRAVE_STEMS = new Set([...GRAVE_WORDS].map(stemOf))
const SAD_STEMS = new Set([...GRAVE_WORDS, ...TENDER_WORDS].map(stemOf))

/** Whether any of the texts touches death, illness, war or grief, where a joke would hurt. */
export function isSad(texts: string[]): boolean {
  return mentionsAny(texts, SAD_STEMS)
}

function mentionsAny(texts: string[], stems: Set<string>): boolean {
  return texts.some((text) => contentStems(text.slice(0, 2_000)).some((stem) => stems.has(stem)))
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

  opener(verdict: Reply['verdict']): string {
    if (verdict === 'related') return this.manner.plainPhrase(RELATED_LEADS, 'related')
    if (this.#isGrave) return this.manner.phrase(GENTLE_OPENERS, 'gentle')
    if (this.question.dependence === 'continue')
      return this.manner.plainPhrase(CONTINUING_OPENERS, 'continue')
    const opener = this.manner.phrase(OPENERS, 'opener')
    // "That's easy" suits a date or a place, not a life's story.
    const isLight = this.question.expects !== null && !this.#isSad
    return opener.includes('easy') && !isLight ? 'Well — ' : opener
  }

  closer(verdict: Reply['verdict']): string {
    const { manner } = this
    if (this.#isSad || verdict === 'related') return ''
    if (manner.humor === 'high' || (manner.humor === 'middle' && manner.happens(3, 'joke'))) {
      return manner.plainPhrase(ASIDES, 'aside')
    }
    if (manner.warmth === 'high' && manner.happens(2, 'care'))
      return manner.plainPhrase(WARM_CLOSERS, 'closer')
    return manner.warmth === 'middle' && manner.happens(2, 'care')
      ? manner.plainPhrase(MILD_CLOSERS, 'closer')
      : ''
  }

  /** A smile before "I was never told". */
  untoldAside(): string {
    if (this.#isSad || this.manner.humor === 'low') return ''
    const isJoking = this.manner.humor === 'high' || this.manner.happens(4, 'joke')
    return isJoking ? this.manner.plainPhrase(UNTOLD_ASIDES, 'untold aside') : ''
  }
}
