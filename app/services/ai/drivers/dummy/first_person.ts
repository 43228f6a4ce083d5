import type { CloneIdentity } from './clone_identity.js'
import type { GroundedPassage } from './grounded_context.js'
import { NarratorReading, isFirstPerson, type Narrator } from './narrator.js'
import { retellAddressed, retellToldToClone } from './addressed_retelling.js'
import { SentenceRetelling, type Salience } from './sentence_retelling.js'
import { Sentence } from './sentence.js'
import { peopleIn } from './people.js'
import { splitIntoSentences } from '#services/documents/sentences'

/** How a sentence comes out of the clone's mouth. */
export type Voice =
  /** As it was taught: the clone's own words, or words about no one. */
  | 'own'
  /** Turned into the first person. */
  | 'retold'
  /** Repeated in quotation marks, because turning it would risk saying something untrue. */
  | 'quoted'
  /** What the user said earlier, given back to them. */
  | 'recalled'

export interface RetoldSentence {
  /** The sentence in the clone's voice, or as taught when it is quoted. */
  text: string
  /** UTF-16 offsets of the taught sentence in the passage. */
  start: number
  end: number
  voice: Voice
  /** Whose life it tells. */
  about: 'clone' | 'other' | 'nobody'
  /** It opens with "he", "it", "then"… and says little without the sentence before it. */
  leansBack: boolean
}

const LEANING_OPENING = /^(he|she|they|it|this|that|these|those|him|her|there|then|so|but|and)\b/i
const MAX_SENTENCES = 80

/** Retells what others wrote about the clone in the clone's own first person. */
export class FirstPersonNarrator {
  readonly #reading: NarratorReading

  constructor(
    private readonly identity: CloneIdentity,
    passages: GroundedPassage[]
  ) {
    this.#reading = new NarratorReading(identity, passages)
  }

  /** The sentences of a passage in reading order, each retold, kept or marked for quotation. */
  retell(passage: GroundedPassage): RetoldSentence[] {
    const narrator = this.#reading.narratorOf(passage)
    const salience: Salience = { subject: 'nobody', rivals: [], isCloneKnown: false }
    return splitIntoSentences(passage.content)
      .slice(0, MAX_SENTENCES)
      .map(({ text, start, end }) => {
        const sentence = new Sentence(text.replace(/\s+/g, ' ').trim())
        return { ...this.#retellSentence(sentence, narrator, passage, salience), start, end }
      })
  }

  #retellSentence(
    sentence: Sentence,
    narrator: Narrator,
    passage: GroundedPassage,
    salience: Salience
  ): Omit<RetoldSentence, 'start' | 'end'> {
    if (narrator === 'clone') return ownSentence(sentence, this.identity)
    if (narrator === 'user') return retellToldToClone(sentence)
    if (narrator === 'addresser') return retellAddressed(sentence)
    if (narrator === 'unknown') return unattributed(sentence)
    const isMemory = passage.sourceType === 'memory'
    return new SentenceRetelling(sentence, this.identity, salience, isMemory).retell()
  }
}

/** Whether a sentence needs the one before it to be understood. */
export function leansBack(text: string): boolean {
  return LEANING_OPENING.test(text)
}

function ownSentence(sentence: Sentence, identity: CloneIdentity): Omit<RetoldSentence, 'start' | 'end'> {
  const { text } = sentence
  return { text, voice: 'own', about: subjectOf(sentence, identity), leansBack: leansBack(text) }
}

function unattributed(sentence: Sentence): Omit<RetoldSentence, 'start' | 'end'> {
  const isPersonal = sentence
    .ownIndexes()
    .some((index) => isFirstPerson(sentence, index) || /^(you|your|he|she|his|her|him)$/.test(sentence.plain(index)))
  const { text } = sentence
  return { text, voice: isPersonal ? 'quoted' : 'own', about: 'nobody', leansBack: leansBack(text) }
}

/** In the clone's own words: "I" and "my boat" are about the clone, "my brother" is not. */
function subjectOf(sentence: Sentence, identity: CloneIdentity): RetoldSentence['about'] {
  const own = sentence.ownIndexes().find((index) => isFirstPerson(sentence, index) || /^we$/.test(sentence.plain(index)))
  const other = peopleIn(sentence, identity)[0]?.from
  if (own === undefined) return other === undefined ? 'nobody' : 'other'
  const isOwnKin = sentence.plain(own) === 'my' && other !== undefined && other - own <= 3 && other > own
  return (other !== undefined && other < own && own - other > 0 && other < 3) || isOwnKin ? 'other' : 'clone'
}
