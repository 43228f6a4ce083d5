import type { Language } from '../language.js'
import { answers } from './answers/main.js'
import { choosing } from './choosing.js'
import { messages } from './messages/main.js'
import { people } from './people/main.js'
import { pronouns } from './people/pronouns.js'
import { phrases } from './phrases/main.js'
import { questions } from './questions/main.js'
import { retelling } from './retelling/main.js'
import { moods } from './words/moods.js'
import { verbs, words } from './words/main.js'

export const english: Language = {
  code: 'en',
  words,
  verbs,
  moods,
  people,
  pronouns,
  messages,
  questions,
  answers,
  choosing,
  retelling,
  phrases,
}
