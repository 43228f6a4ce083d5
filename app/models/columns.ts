import { DateTime } from 'luxon'
import { column } from '@adonisjs/lucid/orm'

// SQLite has neither booleans nor JSON nor times: these columns read and write the same on both databases.

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

const fromDatabase = (value: string | Date | null) => {
  if (!value) return null
  return typeof value === 'string'
    ? DateTime.fromSQL(value, { zone: 'utc' })
    : DateTime.fromJSDate(value, { zone: 'utc' })
}

export const bool = () =>
  column({ consume: (value) => (value === null || value === undefined ? value : Boolean(value)) })

export const json = () =>
  column({
    prepare: (value) => (value === null || value === undefined ? value : JSON.stringify(value)),
    consume: (value) => (typeof value === 'string' ? JSON.parse(value) : value),
  })

export const stamp = (options: { autoCreate?: boolean; autoUpdate?: boolean } = {}) =>
  column.dateTime({ ...options, prepare: (value) => value && dbTime(value), consume: fromDatabase })
