import { splitIntoSentences } from '#services/text/sentences'
import type { GroundedPassage } from '../grounded_context.js'
import type { Language } from '../languages/language.js'
import type { CloneIdentity } from '../people/clone_identity.js'
import { peopleIn } from '../people/other_people.js'
import { ParsedSentence } from '../text/parsed_sentence.js'
import { retellAddressed, retellToldToClone } from './addressed_retelling.js'
import { isFirstPerson } from './first_person_words.js'
import { NarratorReading, type NarratedPassage, type Narrator } from './narrator.js'
import { retelling, type Retelling, type RetoldSentence, type Subject } from './retold_sentence.js'
import { noSalience, type Salience } from './salience.js'
import { SentenceRetelling } from './sentence_retelling.js'

const mostSentences = 80

/** Retells what others wrote about the clone in the clone's own first person. */
export class FirstPersonNarrator {
  readonly #reading: NarratorReading

  constructor(
    private readonly identity: CloneIdentity,
    passages: GroundedPassage[]
  ) {
    this.#reading = new NarratorReading(identity, passages)
  }

  get language(): Language {
    return this.identity.language
  }

  /** The sentences of a passage in reading order, each retold, kept or marked for quotation. */
  retell(passage: NarratedPassage): RetoldSentence[] {
    const narrator = this.#reading.narratorOf(passage)
    const salience = noSalience()
    const isMemory = passage.sourceType === 'memory'
    return rangesOf(passage.content, this.language).map(({ start, end }) => {
      const taught = passage.content.slice(start, end)
      const text = (passage.speaker ? withoutAttachment(taught) : taught).replace(/\s+/g, ' ')
      return {
        ...this.#retell(new ParsedSentence(text, this.language), narrator, salience, isMemory),
        start,
        end,
      }
    })
  }

  #retell(
    sentence: ParsedSentence,
    narrator: Narrator,
    salience: Salience,
    isMemory: boolean
  ): Retelling {
    const { text, language } = sentence
    if (narrator === 'clone') return retelling(text, 'own', this.#subjectOf(sentence), language)
    if (narrator === 'user') return retellToldToClone(sentence)
    if (narrator === 'addresser') return retellAddressed(sentence)
    if (narrator === 'speaker') return retelling(text, 'quoted', 'other', language)
    if (narrator === 'unknown') return unattributed(sentence)
    return new SentenceRetelling(sentence, this.identity, salience, isMemory).retell()
  }

  /** In the clone's own words: "I" and "my boat" are about the clone, "my brother" is not. */
  #subjectOf(sentence: ParsedSentence): Subject {
    const { group, own: possessive } = this.language.pronouns
    const other = peopleIn(sentence, this.identity)[0]?.from
    const own = sentence
      .ownIndexes()
      .find((index) => isFirstPerson(sentence, index) || sentence.plain(index) === group)
    if (own === undefined) return other === undefined ? 'nobody' : 'other'
    if (other === undefined) return 'clone'
    const isOwnKin = sentence.plain(own) === possessive && other > own && other - own <= 3
    return isOwnKin || (other < own && other < 3) ? 'other' : 'clone'
  }
}

/** Sentence borders with the ends moved to the taught text's own, whatever whitespace it has. */
function rangesOf(content: string, language: Language): Array<{ start: number; end: number }> {
  const sentences = splitIntoSentences(content, language.code).slice(0, mostSentences + 1)
  return sentences.slice(0, mostSentences).map(({ start }, index) => {
    const next = sentences[index + 1]?.start ?? content.length
    return { start, end: start + content.slice(start, next).trimEnd().length }
  })
}

/** "Check it out. [photo: a lake]": what is in brackets was shown, not said. */
function withoutAttachment(taught: string) {
  return taught.replace(/(?<=\S)\s*\[[^\][]*\]$/, '')
}

/** A sentence in nobody knows whose voice can be repeated, not claimed. */
function unattributed(sentence: ParsedSentence): Retelling {
  const isPersonal = sentence
    .ownIndexes()
    .some(
      (index) =>
        isFirstPerson(sentence, index) ||
        sentence.language.pronouns.personal.test(sentence.plain(index))
    )
  const voice = isPersonal ? 'quoted' : 'own'
  return retelling(sentence.text, voice, 'nobody', sentence.language)
}
