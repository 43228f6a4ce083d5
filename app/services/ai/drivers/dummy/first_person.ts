import { retellAddressed, retellToldToClone } from './addressed_retelling.js'
import type { CloneIdentity } from './clone_identity.js'
import type { GroundedPassage } from './grounded_context.js'
import { isFirstPerson, NarratorReading, type NarratedPassage, type Narrator } from './narrator.js'
import { peopleIn } from './people.js'
import type { Salience } from './pronoun_resolution.js'
import { retelling, type Retelling, type RetoldSentence, type Subject } from './retold_sentence.js'
import { Sentence } from './sentence.js'
import { SentenceRetelling } from './sentence_retelling.js'
import { splitIntoSentences } from '#services/text/sentences'

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
  retell(passage: NarratedPassage): RetoldSentence[] {
    const narrator = this.#reading.narratorOf(passage)
    const salience: Salience = {
      subject: 'nobody',
      rivals: [],
      areTogether: false,
      isCloneKnown: false,
    }
    const isMemory = passage.sourceType === 'memory'
    return rangesOf(passage.content).map(({ start, end }) => {
      const taught = passage.content.slice(start, end)
      const text = (passage.speaker ? withoutAttachment(taught) : taught).replace(/\s+/g, ' ')
      return { ...this.#retell(new Sentence(text), narrator, salience, isMemory), start, end }
    })
  }

  #retell(
    sentence: Sentence,
    narrator: Narrator,
    salience: Salience,
    isMemory: boolean
  ): Retelling {
    if (narrator === 'clone') return retelling(sentence.text, 'own', this.#subjectOf(sentence))
    if (narrator === 'user') return retellToldToClone(sentence)
    if (narrator === 'addresser') return retellAddressed(sentence)
    if (narrator === 'speaker') return retelling(sentence.text, 'quoted', 'other')
    if (narrator === 'unknown') return unattributed(sentence)
    return new SentenceRetelling(sentence, this.identity, salience, isMemory).retell()
  }

  /** In the clone's own words: "I" and "my boat" are about the clone, "my brother" is not. */
  #subjectOf(sentence: Sentence): Subject {
    const other = peopleIn(sentence, this.identity)[0]?.from
    const own = sentence
      .ownIndexes()
      .find((index) => isFirstPerson(sentence, index) || sentence.plain(index) === 'we')
    if (own === undefined) return other === undefined ? 'nobody' : 'other'
    if (other === undefined) return 'clone'
    const isOwnKin = sentence.plain(own) === 'my' && other > own && other - own <= 3
    return isOwnKin || (other < own && other < 3) ? 'other' : 'clone'
  }
}

/** Sentence borders with the ends moved to the taught text's own, whatever whitespace it has. */
function rangesOf(content: string): Array<{ start: number; end: number }> {
  const sentences = splitIntoSentences(content).slice(0, MAX_SENTENCES + 1)
  return sentences.slice(0, MAX_SENTENCES).map(({ start }, index) => {
    const next = sentences[index + 1]?.start ?? content.length
    return { start, end: start + content.slice(start, next).trimEnd().length }
  })
}

/** "Check it out. [photo: a lake]": what is in brackets was shown, not said. */
function withoutAttachment(taught: string) {
  return taught.replace(/(?<=\S)\s*\[[^\][]*\]$/, '')
}

/** A sentence in nobody knows whose voice can be repeated, not claimed. */
function unattributed(sentence: Sentence): Retelling {
  const isPersonal = sentence
    .ownIndexes()
    .some(
      (index) =>
        isFirstPerson(sentence, index) ||
        /^(you|your|he|she|his|her|him)$/.test(sentence.plain(index))
    )
  return retelling(sentence.text, isPersonal ? 'quoted' : 'own', 'nobody')
}
