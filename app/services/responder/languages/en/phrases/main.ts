import type { LanguagePhrases } from '../../contract/phrases.js'
import * as addressing from './addressing.js'
import * as answering from './answering.js'
import * as company from './company.js'
import * as introducing from './introducing.js'
import * as notKnowing from './not_knowing.js'
import * as quoting from './quoting.js'
import * as reacting from './reacting.js'
import * as remembering from './remembering.js'

export const phrases: LanguagePhrases = {
  addressing,
  answering,
  company,
  introducing,
  notKnowing,
  quoting,
  reacting,
  remembering,
}
