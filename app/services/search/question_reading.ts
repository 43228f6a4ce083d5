import { queryTerms } from '#services/search/query_terms'
import { readDates, type NamedDates } from '#services/search/named_dates'

/** What a search makes of a question. */
export interface ReadQuestion {
  /** The words to look for. */
  terms: string[]
  /** What it is about: the question without the names of those who speak. */
  subject: string
  /** Whose words are asked for, if one person's; as the passages spell it. */
  speaker: string | null
  asksWhen: boolean
  dates: NamedDates | null
}

const asksForTime =
  /^\W*(?:\w\S*\s+(?:\S+\s+)?)?when\b|\bhow long\b|\bwhat (?:day|date|month|year|time)\b/i
const speaksToClone = /\b(?:you|your|yours|yourself)\b/i

/**
 * Reads a question to a clone. Whom it names of the speakers is not looked for in the texts, since people rarely
 * say their own names; "you" is the clone's own person, whose names in the chats are given.
 */
export function readQuestion(text: string, speakers: string[], own: string[] = []): ReadQuestion {
  const words = new Set(wordsOf(text))
  const named = speakers.filter((speaker) => isNamed(speaker, words))
  const names = new Set(named.flatMap(wordsOf))
  const terms = queryTerms(text)
  const others = terms.filter((term) => !names.has(term))
  const isBare = others.length === 0
  return {
    terms: isBare ? terms : others,
    subject: isBare ? text : withoutWords(text, names),
    speaker: named.length > 0 ? onlyOne(named) : addressed(text, own),
    asksWhen: asksForTime.test(text),
    dates: readDates(text),
  }
}

function isNamed(speaker: string, words: Set<string>) {
  const [first] = wordsOf(speaker)
  return first !== undefined && first.length > 1 && words.has(first)
}

/** Those of the speakers whose likeness a clone of this name is. */
export function ownSpeakers(speakers: string[], cloneName: string, chosen: string[] = []) {
  const named = new Set(wordsOf(cloneName))
  return speakers.filter((speaker) => chosen.includes(speaker) || isNamed(speaker, named))
}

const addressed = (text: string, own: string[]) => (speaksToClone.test(text) ? onlyOne(own) : null)

const onlyOne = (speakers: string[]) => (speakers.length === 1 ? speakers[0] : null)

/** Letters alone, so that a phone number names nobody. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  )
}

function withoutWords(text: string, words: Set<string>) {
  return text
    .replace(/(\p{L}+)(?:['’]s\b)?/gu, (whole, word) =>
      words.has(word.toLowerCase()) ? '' : whole
    )
    .replace(/\s+/g, ' ')
    .trim()
}
