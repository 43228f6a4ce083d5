import type { Language } from '../languages/language.js'
import type { Question } from '../question/question.js'
import { withoutPossessive } from '../text/endings.js'
import { wordsOf } from '../text/words.js'
import { isOfAnother, type TaughtSentence } from './taught_sentence.js'

/** Whom of those who speak in the chats a question is about: the one whom it names. */
export class AskedSpeaker {
  readonly #name: string | null
  readonly #isClone: boolean
  readonly #language: Language

  constructor(question: Question, sentences: TaughtSentence[]) {
    const { language } = question
    this.#language = language
    const asked = new Set(
      wordsOf(question.text).map(({ plain }) => withoutPossessive(plain, language))
    )
    const speakers = new Set(sentences.flatMap(({ passage }) => firstName(passage.speaker) ?? []))
    const named = [...speakers].filter((name) => asked.has(name))
    this.#name = named.length === 1 ? named[0] : null
    this.#isClone = named.length === 0 && language.choosing.addressee.test(question.plain)
  }

  /**
   * What somebody else said tells nothing of her, unless it speaks of her, or to the clone; nor does what she said
   * of the one she spoke to.
   */
  isMissedBy(sentence: TaughtSentence): boolean {
    const speaker = firstName(sentence.passage.speaker)
    if (speaker === null) return false
    if (speaker === this.#name) return isAboutListener(sentence)
    if (this.#isClone && !isOfAnother(sentence)) return isAboutListener(sentence)
    if (this.#isClone) return !this.#language.choosing.addressee.test(sentence.taught)
    const name = this.#name
    return name !== null && !wordsOf(sentence.taught).some(({ plain }) => plain.startsWith(name))
  }
}

/** "Your garden looks great!", "Congrats on the new job!" */
function isAboutListener({ taught, language }: TaughtSentence) {
  const { aboutListener, aboutSpeaker } = language.choosing
  return aboutListener.test(taught) && !aboutSpeaker.test(taught)
}

function firstName(speaker?: string | null) {
  return wordsOf(speaker ?? '')[0]?.plain ?? null
}
