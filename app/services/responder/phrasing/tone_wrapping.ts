import type { TaughtSentence } from '../choosing/taught_sentence.js'
import { isGrave, isSad } from '../message/moods.js'
import type { Question } from '../question/question.js'
import type { Manner } from './manner.js'

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
    this.#isSad = isSad(texts, question.language)
    this.#isGrave = isGrave(texts, question.language)
  }

  opener(): string {
    const { manner, question } = this
    const { answering } = manner.language.phrases
    if (this.#isGrave) return manner.phrase(answering.gentleOpeners, 'gentle')
    if (question.dependence === 'continue')
      return manner.plainPhrase(answering.continuingOpeners, 'continue')
    const opener = manner.phrase(answering.openers, 'opener')
    const isLight = question.expects !== null && !this.#isSad
    return answering.lightOpener.test(opener) && !isLight ? answering.insteadOfLight : opener
  }

  /** What leads up to a memory that only comes near the question. */
  lead(courtesy: string): string {
    const { relatedLeads } = this.manner.language.phrases.notKnowing
    const lead = this.manner.plainPhrase(relatedLeads, 'related')
    return courtesy ? `${courtesy} ${lead}` : lead
  }

  closer(): string {
    const { manner } = this
    const { asides, mildClosers, warmClosers } = manner.language.phrases.answering
    if (this.#isSad) return ''
    if (this.#jokes(3)) return manner.plainPhrase(asides, 'aside')
    if (manner.warmth === 'low' || !manner.happens(2, 'care')) return ''
    return manner.plainPhrase(manner.warmth === 'high' ? warmClosers : mildClosers, 'closer')
  }

  /** A smile before "I was never told". */
  untoldAside(): string {
    if (this.#isSad || !this.#jokes(4)) return ''
    const { untoldAsides } = this.manner.language.phrases.notKnowing
    return this.manner.plainPhrase(untoldAsides, 'untold aside')
  }

  /** Always at high humor, now and then at middle. */
  #jokes(oneIn: number): boolean {
    const { humor } = this.manner
    return humor === 'high' || (humor === 'middle' && this.manner.happens(oneIn, 'joke'))
  }
}
