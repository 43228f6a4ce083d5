import { DateTime } from 'luxon'

const timeFormat = 'yyyy-MM-dd HH:mm:ss.SSS'

/** A moment as both databases store and compare it: UTC, in milliseconds. */
export const dbTime = (moment: DateTime | Date) =>
  (moment instanceof Date ? DateTime.fromJSDate(moment) : moment).toUTC().toFormat(timeFormat)

/** The same of a Unix time in milliseconds, which is all that a request's limit needs. */
export const dbTimeOf = (milliseconds: number) =>
  new Date(milliseconds).toISOString().slice(0, -1).replace('T', ' ')

/** A moment as the API tells it: ISO-8601 in UTC. */
export const isoTime = (moment: DateTime) => moment.toUTC().toISO()

/** The same of a plain row. */
export const isoTimeOfRow = (value: string | Date) =>
  typeof value === 'string' ? `${value.replace(' ', 'T')}Z` : value.toISOString()
