import type { GroundedPassage } from './grounded_context.js'
import type { TaughtSentence } from './choosing/taught_sentences.js'
import type { Verdict } from './choosing/honesty_gate.js'

/** A place in what was taught that a reply rests on. */
export interface CitedPassage {
  passage: GroundedPassage
  /** Verbatim from the passage, at most 300 characters. */
  excerpt: string
}

const MAX_EXCERPT = 300
const MAX_SENTENCE = 450

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

/** The stretch of a passage that the sentences come from, or the first of them when it is too long. */
export function excerptOf(sentences: TaughtSentence[]): string {
  const [{ passage }] = sentences
  const start = Math.min(...sentences.map((sentence) => sentence.start))
  const end = Math.max(...sentences.map((sentence) => sentence.end))
  if (end - start <= MAX_EXCERPT) return passage.content.slice(start, end)
  return clipped(passage.content.slice(sentences[0].start, sentences[0].end), MAX_EXCERPT)
}

/** Taught sentences of one passage as the clone says them. */
export function spoken(sentences: TaughtSentence[]): string {
  const parts: string[] = []
  for (let index = 0; index < sentences.length; index++) {
    const quoted = runOfQuoted(sentences, index)
    if (!quoted.length) parts.push(ended(shortened(sentences[index].text)))
    else {
      parts.push(quotation(quoted))
      index += quoted.length - 1
    }
  }
  return parts.join(' ')
}

function runOfQuoted(sentences: TaughtSentence[], from: number): TaughtSentence[] {
  const end = sentences.findIndex(({ voice }, index) => index >= from && voice !== 'quoted')
  return sentences.slice(from, end === -1 ? undefined : end)
}

/** «It is written in "Letters": "…"», «Caroline said: "…"», for what can't safely be said in the first person. */
function quotation(sentences: TaughtSentence[]): string {
  const words = sentences.map(({ text }) => shortened(text)).join(' ')
  return `${sourceOf(sentences[0].passage)}: "${withSingleQuotes(ended(words))}"`
}

function sourceOf({ speaker, sourceTitle }: GroundedPassage): string {
  if (speaker) return `${withSingleQuotes(speaker)} said`
  return sourceTitle
    ? `It is written in "${withSingleQuotes(sourceTitle)}"`
    : 'It was told to me like this'
}

/** With a full stop, where the taught line had none, so that the next sentence can follow. */
function ended(text: string): string {
  return /[.!?…:;"”’»)]$/u.test(text) ? text : `${text}.`
}

function withSingleQuotes(text: string): string {
  return text.replace(/["“”]/g, "'")
}

/** A sentence too long to say, up to the last clause that fits. */
function shortened(text: string): string {
  if (text.length <= MAX_SENTENCE) return text
  const head = text.slice(0, MAX_SENTENCE)
  const border = Math.max(head.lastIndexOf(';'), head.lastIndexOf(','), head.lastIndexOf(':'))
  return `${border > MAX_SENTENCE / 3 ? head.slice(0, border) : clipped(head, MAX_SENTENCE - 1)}…`
}

/** The beginning of a text, up to the last whole word within `length`, never half a character. */
export function clipped(text: string, length: number): string {
  if (text.length <= length) return text
  const head = text.slice(0, length)
  const border = head.search(/\s+\S*$/)
  return (border > length / 2 ? head.slice(0, border) : head).replace(/[\uD800-\uDBFF]$/, '')
}
