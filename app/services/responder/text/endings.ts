import type { Language } from '../languages/language.js'

/** "Rui's" as "Rui". */
export function withoutPossessive(plain: string, { words }: Language): string {
  return plain.replace(words.possessiveEnding, '')
}

export function isPossessive(plain: string, { words }: Language): boolean {
  return words.possessiveEnding.test(plain)
}

/** The kinship of a word in the singular or the plural. */
export function kinshipOf(plain: string, { people, words }: Language) {
  return people.kinship.get(plain) ?? people.kinship.get(plain.replace(words.pluralEnding, ''))
}
