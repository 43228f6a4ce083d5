import type { Language } from '../languages/language.js'
import { plainText, wordsOf } from '../text/words.js'

const mostTopicWords = 3
const requestCharacters = 80

/** Whether a text asks or invites to tell, rather than tells something itself. */
export function isAsking(text: string, language: Language): boolean {
  const plain = plainText(text).trim()
  if (/[?？؟]/.test(plain) || language.messages.asking.test(plain)) return true
  return isRequest(plain, language) || isTopic(plain, language)
}

/** "Sing me a song", "Write a poem". */
function isRequest(plain: string, { messages, verbs }: Language): boolean {
  const [first, second] = wordsOf(plain.slice(0, requestCharacters))
  return verbs.bases.has(first?.plain ?? '') && messages.afterRequest.test(second?.plain ?? '')
}

/** "Your brother", "favourite food": a few words that name a topic and tell nothing. */
function isTopic(text: string, { messages, words }: Language): boolean {
  const found = wordsOf(text)
  if (found.length > mostTopicWords) return false
  if (found.some(({ plain }) => messages.telling.test(plain))) return false
  return found.some(({ plain }) => !words.functionWords.has(plain))
}
