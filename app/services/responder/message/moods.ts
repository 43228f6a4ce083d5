import type { Mood } from '../languages/contract/phrases.js'
import { perLanguage, type Language } from '../languages/language.js'
import { contentStems, stemsOfAll } from '../text/stems.js'

const charactersRead = 2_000

const stemsOfMoods = perLanguage((language) => {
  const { grave, tender, sadNews, glad } = language.moods
  return {
    grave: stemsOfAll(grave, language),
    sad: stemsOfAll([...grave, ...tender], language),
    sadNews: stemsOfAll([...grave, ...tender, ...sadNews], language),
    glad: stemsOfAll(glad, language),
  }
})

/** The mood of news; grief wins over gladness. */
export function moodOf(text: string, language: Language): Mood {
  const { sadNews, glad } = stemsOfMoods(language)
  if (mentionsAny([text], sadNews, language)) return 'sad'
  return mentionsAny([text], glad, language) ? 'glad' : 'neutral'
}

/** Whether any of the texts touches death, illness, war or grief, where a joke would hurt. */
export function isSad(texts: string[], language: Language): boolean {
  return mentionsAny(texts, stemsOfMoods(language).sad, language)
}

/** Whether any of the texts calls for a gentle voice. */
export function isGrave(texts: string[], language: Language): boolean {
  return mentionsAny(texts, stemsOfMoods(language).grave, language)
}

function mentionsAny(texts: string[], stems: Set<string>, language: Language): boolean {
  return texts.some((text) =>
    contentStems(text.slice(0, charactersRead), language).some((stem) => stems.has(stem))
  )
}
