import type { Social } from '../languages/contract/messages.js'
import type { Language } from '../languages/language.js'
import { plainText } from '../text/words.js'

const openingCharacters = 200
const sayingCharacters = 400
const charactersHeard = 4_000

/** The social act with which a message begins, and the length of its words in the message. */
export function openingOf(
  message: string,
  { messages }: Language
): { social: Social; length: number } | null {
  const head = message.slice(0, openingCharacters)
  const plain = plainText(head)
  for (const [social, pattern] of messages.openings) {
    const match = pattern.exec(plain)
    if (match) return { social, length: originalLength(head, match[0].length) }
  }
  return null
}

/** What a text says when it is a saying as a whole, or null. */
export function sayingOf(text: string, { messages }: Language): Social | null {
  const plain = plainText(text.slice(0, sayingCharacters))
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return messages.sayings.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

/** Whether someone says that they want to die or to hurt themselves. */
export function isDistress(text: string, { messages }: Language): boolean {
  return messages.distress.test(plainText(text.slice(0, charactersHeard)))
}

/** Accents and the like make plain text shorter or longer, so the length is found by growing the original. */
function originalLength(text: string, plainLength: number): number {
  let length = 1
  while (length < text.length && plainText(text.slice(0, length)).length < plainLength) length++
  return length
}
