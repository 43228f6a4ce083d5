import type { Question } from '../question/question.js'
import { isOfAnother, type TaughtSentence } from './taught_sentences.js'
import { wordsOf } from '../text/words.js'

/** Whom of those who speak in the chats a question is about: the one whom it names. */
export class AskedSpeaker {
  readonly #name: string | null
  readonly #isClone: boolean

  constructor(question: Question, sentences: TaughtSentence[]) {
    const asked = new Set(wordsOf(question.text).map(({ plain }) => plain.replace(/'s$/, '')))
    const speakers = new Set(sentences.flatMap(({ passage }) => firstName(passage.speaker) ?? []))
    const named = [...speakers].filter((name) => asked.has(name))
    this.#name = named.length === 1 ? named[0] : null
    this.#isClone = named.length === 0 && /\byou(rs?)?\b/.test(question.plain)
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
    if (this.#isClone) return !/\byou(rs?)?\b/i.test(sentence.taught)
    const name = this.#name
    return name !== null && !wordsOf(sentence.taught).some(({ plain }) => plain.startsWith(name))
  }
}

/** "Your garden looks great!", "Congrats on the new job!" */
function isAboutListener({ taught }: TaughtSentence) {
  return /\byours?\b|\bcongrat/i.test(taught) && !/\b(my|mine|our|ours)\b/i.test(taught)
}

function firstName(speaker?: string | null) {
  return wordsOf(speaker ?? '')[0]?.plain ?? null
}
