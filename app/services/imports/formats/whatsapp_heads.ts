import { halfDay, type WrittenDate } from './whatsapp_dates.js'

/** How a message of a WhatsApp export begins: when, and then who and what. */
export interface Head {
  date: WrittenDate
  body: string
}

const DAY = String.raw`(\d{1,4}[-/.年년]\s?\d{1,2}[-/.月월]\s?\d{1,4})[.日일]?`
const TIME = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?`
const WORD = String.raw`(?:([^\d\s\[\]][^\d\[\]]{0,14}?)\s{0,4})?`
const PERIOD = String.raw`(?:\s?([^\d\s\[\]:–—-][^\d\[\]:–—-]{0,9}?))?`

/** `[12.05.21, 18:03:11] ` */
const BRACKETED = new RegExp(String.raw`^\[${DAY}[,،]?\s{1,4}${WORD}${TIME}${PERIOD}\] ?(.*)$`, 's')
/** `12/05/2021, 18:03 - `, and `12/05/2012 18:03: ` of old versions */
const DASHED = new RegExp(
  String.raw`^${DAY}[,،]?\s{1,4}${WORD}${TIME}${PERIOD}(?:\s[-–—]\s|:\s)(.*)$`,
  's'
)

/** Where what was said begins. */
const HEAD =
  /^(?:\[[^\]\n]{8,70}\]|(?=\p{Nd})[^\n]{6,60}?\p{Nd}[^\p{Nd}\n]{0,14}?(?:\s[-–—]\s|:\s))/u
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
const MARKS_BEFORE = /^[\u200e\u200f\u202a-\u202e\ufeff]+/
const SPACES = /[\u00a0\u202f\u2009]/g
const FOREIGN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g

/** Null where a line goes on with the message before it. */
export function headOf(line: string): Head | null {
  const plain = line.replace(MARKS_BEFORE, '')
  const head = HEAD.exec(plain)?.[0]
  if (head === undefined) return null
  const found = (plain[0] === '[' ? BRACKETED : DASHED).exec(
    readable(head) + plain.slice(head.length)
  )
  if (!found) return null
  const [, written, before, hour, minute, second, after, body] = found
  const day = written.split(/[-/.年월月년]\s?/)
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) }
  const half = halfDay(after) ?? halfDay(before)
  const isUpperCase = /^[AP]M$/.test((after ?? '').trim())
  return { date: { written, day, ...time, half, isUpperCase }, body }
}

/** Without the marks, spaces and digits of other scripts. */
function readable(head: string): string {
  return head
    .replace(MARKS, '')
    .replace(SPACES, ' ')
    .replace(FOREIGN_DIGITS, (digit) =>
      String((digit.charCodeAt(0) - (digit < '\u0900' ? 0 : 6)) & 0xf)
    )
}
