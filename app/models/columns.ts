import { DateTime } from 'luxon'
import { column } from '@adonisjs/lucid/orm'
import { dbTime } from '#services/database/times'

// SQLite has neither booleans nor JSON nor times: these columns read and write the same on both databases.

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
