import * as evidence from '#services/responder/choosing/answer_evidence'
import { english } from '#services/responder/languages/en/main'
import * as moods from '#services/responder/message/moods'
import * as manner from '#services/responder/phrasing/manner'
import * as parts from '#services/responder/question/question_parts'
import * as stems from '#services/responder/text/stems'
import type { Word } from '#services/responder/text/words'

/** What the responder does in a language, in English. */

export const contentStems = (text: string) => stems.contentStems(text, english)

export const partsOf = (words: Word[]) => parts.partsOf(words, english)

export const moodOf = (text: string) => moods.moodOf(text, english)

export const joined = (opener: string, text: string) => manner.joined(opener, text, english)

type Fit = Parameters<typeof evidence.fitOf>

export const fitOf = (type: Fit[0], sentence: Fit[1], asked: Fit[2]) =>
  evidence.fitOf(type, sentence, asked, english)
