import type { GroundedPassage } from '../grounded_context.js'
import type { Language } from '../languages/language.js'
import { isAsking } from '../message/asking.js'
import type { FirstPersonNarrator } from '../retelling/first_person.js'
import type { RetoldSentence } from '../retelling/retold_sentence.js'
import type { SelfDescription } from '../retelling/self_description.js'
import { contentStems } from '../text/stems.js'
import { plainText, wordsOf } from '../text/words.js'
import { foreignKinIn, topicStems } from './sentence_topics.js'
import type { TaughtSentence } from './taught_sentence.js'

const sentenceEnd = /[.!?…:;。！？]["'”’»)\]」』]*$/u
const mostHeadingWords = 12

/** Every taught sentence in reading order, last the description; repeats in overlapping passages come once. */
export function taughtSentences(
  narrator: FirstPersonNarrator,
  passages: GroundedPassage[],
  description: SelfDescription
): TaughtSentence[] {
  const { language } = narrator
  const sentences = [
    ...passages.flatMap((passage, rank) =>
      sentencesOf(passage, narrator.retell(passage), rank, language)
    ),
    ...sentencesOf(description.passage, description.sentences(), passages.length, language),
  ]
  return withoutRepeats(
    sentences.filter((sentence) => !wasAsked(sentence) && !isAttachment(sentence))
  )
}

/** What was asked earlier, by the user or in a chat, tells nothing, though it has all the words of the same question. */
function wasAsked({ passage, taught, language }: TaughtSentence): boolean {
  const isSaid = passage.sourceType === 'message' || Boolean(passage.speaker)
  return isSaid && isAsking(taught, language)
}

/** "[photo: a lake]": nobody said it. */
function isAttachment({ passage, taught }: TaughtSentence): boolean {
  return Boolean(passage.speaker) && /^\[[^\][]*\]\W*$/.test(taught)
}

/** A short line of its own that does not end as a sentence does. */
function isHeading(content: string, { start, end }: RetoldSentence): boolean {
  const text = content.slice(start, end)
  const before = content.slice(0, start)
  const beginsLine = !before.trim() || before.slice(before.trimEnd().length).includes('\n')
  const standsAlone = beginsLine && /^\s*(\n|$)/.test(content.slice(end))
  return standsAlone && !sentenceEnd.test(text) && wordsOf(text).length <= mostHeadingWords
}

function sentencesOf(
  passage: GroundedPassage,
  retold: RetoldSentence[],
  rank: number,
  language: Language
): TaughtSentence[] {
  const titleStems = new Set(contentStems(passage.sourceTitle ?? '', language))
  return retold.map((sentence, position) => {
    const taught = passage.content.slice(sentence.start, sentence.end)
    const stems = topicStems(taught, sentence.text, language)
    for (const stem of contentStems(passage.speaker ?? '', language)) stems.add(stem)
    return {
      ...sentence,
      language,
      passage,
      rank,
      position,
      taught,
      stems,
      titleStems,
      stemsInOrder: contentStems(taught, language),
      isHeading: passage.sourceType === 'document' && isHeading(passage.content, sentence),
      foreignKin: foreignKinIn(sentence, language),
    }
  })
}

function withoutRepeats(sentences: TaughtSentence[]): TaughtSentence[] {
  const seen = new Set<string>()
  return sentences.filter(({ taught }) => {
    const key = plainText(taught)
    return !seen.has(key) && seen.add(key)
  })
}
