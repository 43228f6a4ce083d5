import type { LanguageVerbs, LanguageWords } from '../../contract/words.js'
import { occupationTopics, relatedWords } from './related_words.js'
import { pluralEnding, possessiveEnding, stemOf } from './stem.js'
import { synonyms } from './synonyms.js'
import * as agreement from './verb_agreement.js'
import { auxiliaries, bases } from './verb_lists.js'
import * as lists from './word_lists.js'

export const words: LanguageWords = {
  ...lists,
  related: relatedWords,
  synonyms,
  occupationTopics,
  possessiveEnding,
  pluralEnding,
  stemOf,
}

export const verbs: LanguageVerbs = {
  bases,
  auxiliaries,
  firstPerson: agreement.firstPersonVerb,
  secondPerson: agreement.secondPersonVerb,
  isFinite: agreement.isFiniteVerb,
  isKnown: agreement.isKnownVerb,
  isKnownThirdPerson: agreement.isKnownThirdPerson,
  isPast: agreement.isPast,
  isMidAdverb: agreement.isMidAdverb,
  isAdverbOfManner: agreement.isAdverbOfManner,
}
