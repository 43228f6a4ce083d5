/** The dates that a question names; months from 0. */
export interface NamedDates {
  months: number[]
  days: number[]
  years: number[]
}

const names =
  'january|february|march|april|may|june|july|august|september|october|november|december'
const months = names.split('|')
/** These are other words too, unless a preposition or a number stands beside them. */
const plain = names.split('|').filter((month) => month !== 'march' && month !== 'may')
const before = '(?:in|on|of|by|since|until|during|last|this|early|late|mid|\\d(?:st|nd|rd|th)?)[ -]'
const month = new RegExp(
  `\\b(${plain.join('|')})\\b|(?<=\\b${before})(march|may)\\b|\\b(march|may)(?=,? \\d)`,
  'gi'
)
const dayBefore = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?:${names})\\b`, 'gi')
const dayAfter = new RegExp(`\\b(?:${names}) (\\d{1,2})(?:st|nd|rd|th)?\\b`, 'gi')
const year = /\b((?:19|20)\d\d)\b/g
const isoDate = /\b(\d{4})-(\d\d)-(\d\d)\b/

/** Days after a day in which it is still told about. */
const freshness = 7
const dayLength = 24 * 60 * 60 * 1000

/** The months, with days and years where they are told, that an English question names. */
export function readDates(text: string): NamedDates | null {
  const iso = isoDate.exec(text)
  if (iso) return { months: [Number(iso[2]) - 1], days: [Number(iso[3])], years: [Number(iso[1])] }
  const named = all(text, month).map((name) => months.indexOf(name.toLowerCase()))
  if (named.length === 0) return null
  const days = [...all(text, dayBefore), ...all(text, dayAfter)].map(Number)
  return { months: named, days, years: all(text, year).map(Number) }
}

/** Whether something was said in a named month, and within a week from a named day. */
export function datesMatch({ months: named, days, years }: NamedDates, saidAt: number) {
  const said = new Date(saidAt)
  const isInYear = years.length === 0 || years.includes(said.getUTCFullYear())
  const isInMonth = isInYear && named.includes(said.getUTCMonth())
  const isOnDay = named.some((monthIndex) =>
    days.some((day) => {
      const from = Date.UTC(said.getUTCFullYear(), monthIndex, day)
      return isInYear && saidAt >= from && saidAt < from + (freshness + 1) * dayLength
    })
  )
  return { isInMonth, isOnDay }
}

function all(text: string, pattern: RegExp) {
  return Array.from(text.matchAll(pattern), ([, ...groups]) => groups.find(Boolean)!)
}
