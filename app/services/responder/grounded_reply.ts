import type { GroundedPassage } from './grounded_context.js'
import type { Verdict } from './choosing/honesty_gate.js'

/** A place in what was taught that a reply rests on. */
export interface CitedPassage {
  passage: GroundedPassage
  /** Verbatim from the passage, at most 300 characters. */
  excerpt: string
}

/** A reply under construction: its text, and which stretch of it rests on which passage. */
export class GroundedReply {
  text = ''
  readonly #marks: Array<CitedPassage & { from: number }> = []

  constructor(readonly verdict: Verdict | 'social') {}

  /** Adds words of the clone's own, which rest on nothing. */
  say(phrase: string): this {
    if (phrase.trim()) this.text += this.text && !/\s$/.test(this.text) ? ` ${phrase}` : phrase
    return this
  }

  /** Adds taught sentences of one passage; the clone's description is no passage, and is not cited. */
  cite(text: string, passage: GroundedPassage, excerpt: string): this {
    const from = this.text.length
    this.say(text)
    if (passage.id) this.#marks.push({ passage, excerpt, from })
    return this
  }

  /** The passages used in the first `length` characters, each once. */
  citations(length = Infinity): CitedPassage[] {
    const used = new Map<string, CitedPassage>()
    for (const { passage, excerpt, from } of this.#marks) {
      if (from < length && !used.has(passage.id)) used.set(passage.id, { passage, excerpt })
    }
    return [...used.values()]
  }
}
