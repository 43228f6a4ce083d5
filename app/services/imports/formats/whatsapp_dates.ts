export type DateOrder = 'dmy' | 'mdy' | 'ymd'
type HalfDay = 'am' | 'pm' | 'noon'

/** A date as a phone wrote it, in the order of its country. */
export interface WrittenDate {
  written: string
  day: string[]
  hour: number
  minute: number
  second: number
  half: HalfDay | null
  /** `AM` and `PM`, as phones in the United States write. */
  isUpperCase: boolean
}

const MORNINGS =
  'am vorm vormittags 上午 凌晨 早上 清晨 午前 오전 ص πμ öö sa дп de dop fm ip पूर्वाह्न पूर्वाह्णि pg ก่อนเที่ยง लपू 夜中 damanhã delamañana'
const AFTERNOONS =
  'pm nachm nachmittags 下午 晚上 傍晚 午後 오후 م μμ ös ch пп du odp em ap अपराह्न ptg หลังเที่ยง datarde danoite delatarde delanoche'

const HALVES = new Map<string, HalfDay>([
  ...MORNINGS.split(' ').map((word): [string, HalfDay] => [word, 'am']),
  ...AFTERNOONS.split(' ').map((word): [string, HalfDay] => [word, 'pm']),
  ['中午', 'noon'],
  ['正午', 'noon'],
])

/** Whether a word beside a time says which half of the day it is. */
export function halfDay(word: string | undefined): HalfDay | null {
  if (!word) return null
  return HALVES.get(word.toLowerCase().replace(/[.\s]/g, '')) ?? null
}

const YEAR_DIGITS = 4
const BUDDHIST_ERA = 543
const EARLIEST_YEAR = 2000

/** When it was, where all of its numbers can be. Times of an export carry no zone: they are read as UTC. */
export function momentOf(date: WrittenDate, order: DateOrder = 'dmy'): Date | null {
  const [year, month, day] = inOrder(date.day, order)
  const hour = hourOf(date)
  const { minute, second } = date
  if (hour > 23 || minute > 59 || second > 59) return null
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isReal = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day
  return isReal ? moment : null
}

function hourOf({ hour, half }: WrittenDate): number {
  if (half === null || hour > 12) return hour
  if (half === 'noon') return hour < 11 ? hour + 12 : hour
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

function inOrder(parts: string[], order: DateOrder): [year: number, month: number, day: number] {
  const [first, second, third] = parts.map(Number)
  if (order === 'ymd') return [fullYear(first, parts[0]), second, third]
  const year = fullYear(third, parts[2])
  return order === 'mdy' ? [year, first, second] : [year, second, first]
}

function fullYear(year: number, written: string): number {
  if (written.length < YEAR_DIGITS) return year + 2000
  return year > 2400 ? year - BUDDHIST_ERA : year
}

/**
 * In which order a chat's dates are written: the one in which all of them exist, lie in the past and go
 * forward. It is not certain where another does as well.
 */
export function dateOrder(dates: WrittenDate[]): { order: DateOrder; isCertain: boolean } {
  const days = dates.filter(({ written }, index) => written !== dates[index - 1]?.written)
  const withYearFirst = days.filter(({ day }) => day[0].length === YEAR_DIGITS)
  if (withYearFirst.length > days.length / 2) return { order: 'ymd', isCertain: true }
  const orders = likelyFirst(days).map((order) => ({ order, flaws: flawsOf(days, order) }))
  orders.sort((one, other) => one.flaws - other.flaws)
  const [best, next] = orders
  if (best.flaws > 0 && flawsOf(days, 'ymd') === 0) return { order: 'ymd', isCertain: true }
  const isSame = days.every(
    (date) => momentOf(date, best.order)?.getTime() === momentOf(date, next?.order)?.getTime()
  )
  return { order: best.order, isCertain: !next || best.flaws < next.flaws || isSame }
}

/** Orders that fit equally well: this one is taken. */
function likelyFirst(dates: WrittenDate[]): DateOrder[] {
  const orders: DateOrder[] = ['dmy']
  if (dates.some(({ written }) => written.includes('/'))) orders.push('mdy')
  if (dates.some(({ isUpperCase }) => isUpperCase)) orders.reverse()
  return orders
}

/** A date that can't be weighs more than one that lies before its predecessor. */
function flawsOf(dates: WrittenDate[], order: DateOrder): number {
  const latest = Date.now() + 2 * 24 * 3600 * 1000
  let before = Number.NEGATIVE_INFINITY
  let flaws = 0
  for (const date of dates) {
    const moment = momentOf(date, order)
    if (!moment || moment.getUTCFullYear() < EARLIEST_YEAR || moment.getTime() > latest) flaws += 10
    else if (moment.getTime() < before) flaws += 1
    before = moment?.getTime() ?? before
  }
  return flaws
}
