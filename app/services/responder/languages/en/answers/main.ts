import type { LanguageAnswers } from '../../contract/answers.js'
import { numbers } from './numbers.js'
import { patterns } from './patterns.js'
import { persons } from './persons.js'
import { places } from './places.js'
import { dates } from './times.js'

const said =
  '(said|says|say|told|tells|answered|replied|called|wrote|writes|asked|shouted|advised|insisted)'

export const answers: LanguageAnswers = {
  patterns,
  dates,
  said: new RegExp(`\\b${said}\\b`),
  saidBySelf: new RegExp(`\\bi (\\w+ ){0,2}${said}\\b|${said} i\\b`),
  numbers,
  places,
  persons,
}
