import { perLanguage, type Language } from '../languages/language.js'
import { occupationMarker } from '../languages/markers.js'
import { stemsOfAll } from '../text/stems.js'

/** The stems of what answers a topic, by the topic's stem. */
export const relatedStems = perLanguage((language) => {
  const { related, synonyms, occupationTopics, stemOf } = language.words
  const byStem = new Map(
    Array.from(related, ([topic, words]) => [stemOf(topic), words.map(stemOf)] as const)
  )
  for (const group of synonyms.map((words) => words.map(stemOf))) {
    for (const stem of group) {
      const known = byStem.get(stem) ?? []
      byStem.set(stem, [...known, ...group.filter((other) => other !== stem)])
    }
  }
  for (const topic of occupationTopics) byStem.get(stemOf(topic))?.push(occupationMarker)
  return byStem
})

const parentStems = perLanguage((language) => stemsOfAll(language.people.parentWords, language))

/**
 * The stems for a relative of the clone where that is its spouse, or null. To their child a father's wife is "mum", and
 * his own mother is not.
 */
export function spouseStems(
  kinship: string | null,
  asked: string | undefined,
  related: string[],
  language: Language
): Set<string> | null {
  const spouse = language.people.spouses.find(
    (couple) => couple.clone === kinship && couple.asked === asked
  )
  if (!spouse) return null
  const words = spouse.words.map(language.words.stemOf)
  return new Set([...related, ...words].filter((other) => !parentStems(language).has(other)))
}
