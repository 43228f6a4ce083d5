import type { LanguageNumbers } from '../../contract/answers.js'
import { length, money, month, number, span } from './pieces.js'

export const numbers: LanguageNumbers = {
  word: new RegExp(`^(${number}|once|twice|both|pair|couple|none|no|several)$`),
  any: new RegExp(`\\b${number}\\b(?!-)|\\b(once|twice|both|pair|couple|none|every)\\b`),
  unit: new RegExp(`^(${span}|${length}|${money})$`),
  dated: new RegExp(`\\b(1\\d{3}|20\\d\\d)\\b|\\b\\d{1,2}(st|nd|rd|th)?( of)? ${month}\\b`, 'g'),
  withUnit: new RegExp(`\\b${number}[ -](${span}|${length}|${money})\\b`, 'g'),
  ofWhat: 'of',
}
