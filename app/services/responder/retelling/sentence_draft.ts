import type { ParsedSentence } from '../text/parsed_sentence.js'

/** A sentence that is being rewritten, word by word. */
export class SentenceDraft {
  /** Rewritten it might say something untrue. */
  isDoubtful = false
  /** The clone and a partner act in it. */
  isOfCouple = false
  readonly #forms = new Map<number, string>()

  constructor(readonly sentence: ParsedSentence) {}

  get isRewritten(): boolean {
    return this.#forms.size > 0
  }

  get text(): string {
    return this.sentence.withReplacements(this.#forms)
  }

  isWritten(index: number): boolean {
    return this.#forms.has(index)
  }

  says(form: string): boolean {
    return [...this.#forms.values()].includes(form)
  }

  write(index: number, form: string) {
    this.#forms.set(index, form)
  }

  /** Writes a form over a run of words, unless they are part of something written already. */
  writeOver(index: number, length: number, form: string) {
    if (this.#forms.has(index)) return
    this.#forms.set(index, form)
    for (let at = index + 1; at < index + length; at++) this.#forms.set(at, '')
  }
}
