import { stemmer } from 'stemmer'
import { irregularForms } from './irregular_forms.js'

export const possessiveEnding = /'s?$/
export const pluralEnding = /s$/

const longestStemmed = 40

/**
 * The stem of one plain word: irregular forms by table, the rest by Porter's algorithm
 * (M. F. Porter, 1980, "An algorithm for suffix stripping").
 */
export function stemOf(plain: string): string {
  const word = plain.replace(possessiveEnding, '').slice(0, longestStemmed)
  const base =
    irregularForms.get(word) ?? irregularForms.get(word.replace(pluralEnding, '')) ?? word
  return stemmer(base)
}
