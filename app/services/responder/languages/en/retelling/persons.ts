import type { LanguageRetelling } from '../../contract/retelling.js'

/** What a name or pronoun that means the clone becomes. */
export const forms: LanguageRetelling['forms'] = {
  subject: 'I',
  object: 'me',
  possessive: 'my',
  independent: 'mine',
  reflexive: 'myself',
}

/** The pronouns of a group as its member says them. */
export const plurals = new Map([
  ['they', 'we'],
  ['them', 'us'],
  ['their', 'our'],
  ['theirs', 'ours'],
  ['themselves', 'ourselves'],
])

export const pluralRoles = { subject: 'we', object: 'us', possessive: 'our' }

/** The teller becomes the person the clone talks with. */
export const teller = new Map([
  ['i', 'you'],
  ['me', 'you'],
  ['my', 'your'],
  ['mine', 'yours'],
  ['myself', 'yourself'],
  ["i'm", "you're"],
  ["i've", "you've"],
  ["i'd", "you'd"],
  ["i'll", "you'll"],
])

export const tellersGroup = new Map([
  ['we', 'you'],
  ['us', 'you'],
  ["we're", "you're"],
  ["we've", "you've"],
  ["we'd", "you'd"],
  ["we'll", "you'll"],
])

/** The addressee becomes the clone. */
export const addressee = new Map([
  ['your', 'my'],
  ['yours', 'mine'],
  ['yourself', 'myself'],
  ["you're", "I'm"],
  ["you've", "I've"],
  ["you'd", "I'd"],
  ["you'll", "I'll"],
])

/** After "he's": has, not is. */
const participle = /^(been|got|gone|had|done|seen|made|taken|lost|won|lived|worked|known)$/

/** "He's", "Rui'd": I'm, I'd; "he's been": I've been. */
export function contraction(contracted: string, next: string): string {
  const ending = contracted.split("'")[1]
  if (ending !== 's') return `I'${ending}`
  return participle.test(next) ? "I've" : "I'm"
}
