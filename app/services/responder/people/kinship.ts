import type { Language } from '../languages/language.js'
import type { Word } from '../text/words.js'

/** How far into a description it may say what the clone is to the teller, in words. */
const wordsRead = 30

/** The family of the first kinship word, or null. */
export function kinshipIn(words: Word[], { people }: Language): string | null {
  return words.map((word) => people.kinship.get(word.plain)?.family).find(Boolean) ?? null
}

/** "My late father, a carpenter", "Our grandmother", "She was my aunt", "Dad, 1944 to 2015". */
export function describedKinship(words: Word[], language: Language): string | null {
  const { kinship, owners, kinOfOthers } = language.people
  for (let index = 0; index < Math.min(words.length, wordsRead); index++) {
    if (!owners.has(words[index].plain)) continue
    const kin = kinship.get(words[skipKinAdjectives(words, index + 1, language)]?.plain ?? '')
    if (kin) return kin.family
  }
  const first = words[0] && kinship.get(words[0].plain)
  return first?.title && !kinOfOthers.test(words[1]?.plain ?? '') ? first.family : null
}

/** Index of the first word from `from` on that is no adjective of a relative, or of the last word. */
export function skipKinAdjectives(words: Word[], from: number, { people }: Language): number {
  let index = from
  while (index < words.length && people.kinAdjectives.has(words[index].plain)) index++
  return Math.min(index, words.length - 1)
}
