import { DateTime } from 'luxon'

const SECONDS_END = 1e11
const FORMATS = [
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-dd HH:mm',
  'yyyy/MM/dd',
  'yyyy/MM/dd HH:mm',
  'd.M.yyyy',
  'd.M.yyyy HH:mm',
  'd/M/yyyy',
  'd/M/yyyy HH:mm',
  'd-M-yyyy',
  'd LLLL yyyy',
  'LLLL d, yyyy',
]

/** A time as ISO-8601 in UTC, however a file writes it; null where it can't be told. Numbers are Unix times. */
export function readMoment(written: unknown): string | null {
  if (typeof written === 'number') return iso(fromUnix(written))
  if (typeof written !== 'string' || written.trim() === '' || written.length > 60) return null
  const text = written.trim()
  const standard = DateTime.fromISO(text, { zone: 'utc' })
  if (standard.isValid) return iso(standard)
  for (const format of FORMATS) {
    const moment = DateTime.fromFormat(text, format, { zone: 'utc', locale: 'en' })
    if (moment.isValid) return iso(moment)
  }
  return null
}

const fromUnix = (time: number) =>
  time < SECONDS_END
    ? DateTime.fromSeconds(time, { zone: 'utc' })
    : DateTime.fromMillis(time, { zone: 'utc' })

function iso(moment: DateTime): string | null {
  const utc = moment.toUTC()
  return utc.isValid && utc.year >= 1 && utc.year <= 9999 ? utc.toISO() : null
}
