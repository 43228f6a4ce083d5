import type { LanguageAnswers } from './contract/answers.js'
import type { LanguageChoosing } from './contract/choosing.js'
import type { LanguageMessages } from './contract/messages.js'
import type { LanguagePeople } from './contract/people.js'
import type { LanguagePhrases } from './contract/phrases.js'
import type { LanguagePronouns } from './contract/pronouns.js'
import type { LanguageQuestions } from './contract/questions.js'
import type { LanguageRetelling } from './contract/retelling.js'
import type { LanguageMoods, LanguageVerbs, LanguageWords } from './contract/words.js'

/** Everything the responder knows of a language: words, patterns, phrases and the few rules that no table holds. */
export interface Language {
  /** BCP 47. */
  code: string
  words: LanguageWords
  verbs: LanguageVerbs
  moods: LanguageMoods
  people: LanguagePeople
  pronouns: LanguagePronouns
  messages: LanguageMessages
  questions: LanguageQuestions
  answers: LanguageAnswers
  choosing: LanguageChoosing
  retelling: LanguageRetelling
  phrases: LanguagePhrases
}

/** What is worked out once for each language. */
export function perLanguage<Made>(
  make: (language: Language) => Made
): (language: Language) => Made {
  const made = new WeakMap<Language, { value: Made }>()
  return (language) => {
    const known = made.get(language) ?? { value: make(language) }
    made.set(language, known)
    return known.value
  }
}
