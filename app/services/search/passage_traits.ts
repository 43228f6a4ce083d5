/** What follows a message in brackets is an attachment. */
const attachment = /(?<!\s)\s*\[[^\][]*\]\s*$/
const sentence = /[^.!?]+[.!?]*/g
const timeWords = new RegExp(
  `\\b(?:yesterday|today|tonight|tomorrow|last|next|ago|week|weekend|month|year|recently|since|morning|evening|this|` +
    `the other day|few days|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|` +
    `august|september|october|november|december|20\\d\\d)\\b`,
  'i'
)

/** Which part of a text asks, from 0 to 1. */
export function shareOfQuestions(text: string) {
  const sentences = text.replace(attachment, '').match(sentence) ?? []
  const length = (parts: string[]) => parts.reduce((sum, part) => sum + part.length, 0)
  const asking = sentences.filter((part) => part.trimEnd().endsWith('?'))
  return sentences.length > 0 ? length(asking) / length(sentences) : 0
}

/** Whether an English text tells a time. */
export function tellsTime(text: string) {
  return timeWords.test(text)
}
