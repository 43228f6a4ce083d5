import type { TaughtSentence } from '../choosing/taught_sentence.js'
import { clipped } from '../text/trimming.js'
import { filledIn } from '../text/templates.js'

const excerptCharacters = 300
const sentenceCharacters = 450

/** The stretch of a passage that the sentences come from, or the first of them when it is too long. */
export function excerptOf(sentences: TaughtSentence[]): string {
  const [{ passage }] = sentences
  const start = Math.min(...sentences.map((sentence) => sentence.start))
  const end = Math.max(...sentences.map((sentence) => sentence.end))
  if (end - start <= excerptCharacters) return passage.content.slice(start, end)
  return clipped(passage.content.slice(sentences[0].start, sentences[0].end), excerptCharacters)
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
  return `${originOf(sentences[0])}: "${withSingleQuotes(ended(words))}"`
}

function originOf({ passage, language }: TaughtSentence): string {
  const { said, told, written } = language.phrases.quoting
  const { speaker, sourceTitle } = passage
  if (speaker) return filledIn(said, { speaker: withSingleQuotes(speaker) })
  return sourceTitle ? filledIn(written, { title: withSingleQuotes(sourceTitle) }) : told
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
  if (text.length <= sentenceCharacters) return text
  const head = text.slice(0, sentenceCharacters)
  const border = Math.max(head.lastIndexOf(';'), head.lastIndexOf(','), head.lastIndexOf(':'))
  return `${border > sentenceCharacters / 3 ? head.slice(0, border) : clipped(head, sentenceCharacters - 1)}…`
}
