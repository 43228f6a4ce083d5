import { isAsking } from '../message/asking.js'
import type { FirstPersonNarrator } from '../retelling/first_person.js'
import type { GroundedPassage } from '../grounded_context.js'
import { KINSHIP, wordSet } from '../text/lexicon.js'
import type { RetoldSentence } from '../retelling/retold_sentence.js'
import type { SelfDescription } from '../retelling/self_description.js'
import { contentStems, plainText, stemsOf, wordsOf } from '../text/words.js'

/** A sentence that was taught, as the clone says it, and what it can be found by. */
export interface TaughtSentence extends RetoldSentence {
  passage: GroundedPassage
  /** Rank of the passage, 0 = best. */
  rank: number
  /** Place of the sentence in its passage. */
  position: number
  /** The sentence as it was taught. */
  taught: string
  stems: Set<string>
  /** The same words in their order, with repeats. */
  stemsInOrder: string[]
  /** A chapter's name, the place and date of a letter or its signature: no sentence, and never said as one. */
  isHeading: boolean
  /** Stems of relatives who are someone else's: "his wife", "Rosa's son". */
  foreignKin: Set<string>
}

/** Stands for "what I always said" in questions and in what was taught. */
export const SAYING = '(saying)'

const SENTENCE_END = /[.!?…:;。！？]["'”’»)\]」』]*$/u
const MAX_HEADING_WORDS = 12

const SAYS = /\b(always|often|used to|would) (say|said|tell|told)\b/

/** Stands for what someone works as: "was a school bus driver". */
export const OCCUPATION = '(occupation)'

const WORKS_AS =
  /\b(am|is|was|were|as|became|been|be) an? ([a-z-]+ ){0,3}(?!(step|grand|god)?(father|mother|brother|sister|daughter)|winner|dreamer|winter|summer|other|letter|number|member|over)([a-z]+(er|or|ist|ian)|nurse|cook|clerk|maid|smith|judge|monk|priest|nun|chef|pilot|guide|captain|mechanic|architect|accountant)\b/

/** Talk of having been a child answers nothing about having children, but something about siblings. */
const BEING_A_CHILD =
  /\b(as|from|like) an? (small |little |young )?(child|boy|girl)\b|\b(youngest|eldest|oldest|only|first|second|third|fourth|fifth|sixth|seventh|last) (of|son|daughter|child)\b|\bchildren'?s\b/
const OFFSPRING = wordSet('child son daughter')
const SIBLINGS = 'sibl'

/** Every taught sentence in reading order, last the description; repeats in overlapping passages come once. */
export function taughtSentences(
  narrator: FirstPersonNarrator,
  passages: GroundedPassage[],
  description: SelfDescription
): TaughtSentence[] {
  const sentences = [
    ...passages.flatMap((passage, rank) => sentencesOf(passage, narrator.retell(passage), rank)),
    ...sentencesOf(description.passage, description.sentences(), passages.length),
  ]
  return withoutRepeats(
    sentences.filter((sentence) => !wasAsked(sentence) && !isAttachment(sentence))
  )
}

/** What was asked earlier, by the user or in a chat, tells nothing, though it has all the words of the same question. */
function wasAsked({ passage, taught }: TaughtSentence): boolean {
  return (passage.sourceType === 'message' || Boolean(passage.speaker)) && isAsking(taught)
}

/** "[photo: a lake]": nobody said it. */
function isAttachment({ passage, taught }: TaughtSentence): boolean {
  return Boolean(passage.speaker) && /^\[[^\][]*\]\W*$/.test(taught)
}

/** The words of somebody else in a chat. */
export function isOfAnother({ voice, passage }: TaughtSentence): boolean {
  return voice === 'quoted' && Boolean(passage.speaker)
}

/** A short line of its own that does not end as a sentence does. */
function isHeading(content: string, { start, end }: RetoldSentence): boolean {
  const text = content.slice(start, end)
  const standsAlone =
    /(^|\n)\s*$/.test(content.slice(0, start)) && /^\s*(\n|$)/.test(content.slice(end))
  return standsAlone && !SENTENCE_END.test(text) && wordsOf(text).length <= MAX_HEADING_WORDS
}

/** Whether a line is a heading or a scrap, not a sentence. */
export function isFragment({ taught }: TaughtSentence): boolean {
  return !/[.!?…:"”»)]$/u.test(taught) && taught.split(/\s+/).length < 5
}

/** "Shortened from…", "Written for…": it says where a text comes from, and nothing of the life it tells. */
export function isCaption({ taught }: TaughtSentence): boolean {
  return /^(\p{L}{3,}ed|taught|written|drawn|told|taken) (from|for|by|after)\b/iu.test(taught)
}

export function isQuestion({ taught }: TaughtSentence): boolean {
  return /[?？]$/.test(taught)
}

/** The order in which a reader would meet the sentences. */
export function byReading(a: TaughtSentence, b: TaughtSentence): number {
  return a.rank - b.rank || a.position - b.position
}

export function isNextTo(sentence: TaughtSentence, other: TaughtSentence, step: number): boolean {
  return other.rank === sentence.rank && other.position === sentence.position + step
}

/** Said as the clone's own, neither quoted nor given back to the user. */
export function isOwnVoice({ voice }: TaughtSentence): boolean {
  return voice === 'own' || voice === 'retold'
}

function sentencesOf(
  passage: GroundedPassage,
  retold: RetoldSentence[],
  rank: number
): TaughtSentence[] {
  return retold.map((sentence, position) => {
    const taught = passage.content.slice(sentence.start, sentence.end)
    const stems = topicStems(taught, sentence.text)
    for (const stem of contentStems(passage.speaker ?? '')) stems.add(stem)
    return {
      ...sentence,
      passage,
      rank,
      position,
      taught,
      stems,
      stemsInOrder: contentStems(taught),
      isHeading: passage.sourceType === 'document' && isHeading(passage.content, sentence),
      foreignKin: foreignKinIn(sentence),
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

function topicStems(taught: string, told: string): Set<string> {
  const stems = new Set(contentStems(taught))
  const plain = plainText(taught)
  if (SAYS.test(plain)) stems.add(SAYING)
  if (WORKS_AS.test(plainText(told))) stems.add(OCCUPATION)
  if (!BEING_A_CHILD.test(plain)) return stems
  for (const stem of OFFSPRING) stems.delete(stem)
  return stems.add(SIBLINGS)
}

function foreignKinIn(sentence: RetoldSentence): Set<string> {
  if (sentence.voice === 'quoted' || sentence.voice === 'recalled') return new Set()
  const words = wordsOf(sentence.text)
  const foreign = words.filter(({ plain }, index) => {
    const owners = words.slice(Math.max(0, index - 2), index)
    const isForeign = owners.some((owner) => /^(his|her|their|.+'s)$/.test(owner.plain))
    return isForeign && KINSHIP.has(plain.replace(/s$/, ''))
  })
  return new Set(foreign.flatMap((word) => stemsOf(word)))
}
