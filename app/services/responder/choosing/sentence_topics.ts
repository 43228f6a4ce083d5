import type { Language } from '../languages/language.js'
import { occupationMarker, sayingMarker } from '../languages/markers.js'
import type { RetoldSentence } from '../retelling/retold_sentence.js'
import { kinshipOf } from '../text/endings.js'
import { contentStems, stemsOf } from '../text/stems.js'
import { plainText, wordsOf } from '../text/words.js'

/** What a sentence can be found by: the stems of its words, and of what it tells in other words. */
export function topicStems(taught: string, told: string, language: Language): Set<string> {
  const { says, worksAs, beingAChild, offspring, siblings } = language.choosing
  const stems = new Set(contentStems(taught, language))
  const plain = plainText(taught)
  if (says.test(plain)) stems.add(sayingMarker)
  if (worksAs.test(plainText(told))) stems.add(occupationMarker)
  if (!beingAChild.test(plain)) return stems
  // Talk of having been a child answers nothing about having children, but something about siblings.
  for (const stem of offspring) stems.delete(stem)
  return stems.add(siblings)
}

/** Stems of relatives who are someone else's: "his wife", "Rosa's son". */
export function foreignKinIn(sentence: RetoldSentence, language: Language): Set<string> {
  if (sentence.voice === 'quoted' || sentence.voice === 'recalled') return new Set()
  const words = wordsOf(sentence.text)
  const foreign = words.filter(({ plain }, index) => {
    const owners = words.slice(Math.max(0, index - 2), index)
    const isForeign = owners.some((owner) => language.people.foreignOwner.test(owner.plain))
    return isForeign && kinshipOf(plain, language) !== undefined
  })
  return new Set(foreign.flatMap((word) => stemsOf(word, language)))
}
