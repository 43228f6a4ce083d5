import { DateTime } from 'luxon'
import vine from '@vinejs/vine'

/** Refuses what can't be stored or shown: null characters and halves of characters. */
export const readable = vine.createRule((value, _, field) => {
  if (typeof value !== 'string') return
  if (value.includes('\0'))
    field.report('The {{ field }} field must not contain null characters', 'readable', field)
  else if (!value.isWellFormed())
    field.report(
      'The {{ field }} field contains broken characters (lone surrogates)',
      'readable',
      field
    )
})

const notBlank = vine.createRule(
  (value, _, field) => {
    if (typeof value === 'string' && value.trim() === '')
      field.report('The {{ field }} field must not be empty', 'required', field)
  },
  { toJSONSchema: (schema) => void (schema.minLength ??= 1) }
)

/** For fields that a PATCH may leave out, but not clear. */
const notNull = vine.createRule(
  (value, _, field) => {
    if (value === null) field.report('The {{ field }} field must not be null', 'required', field)
  },
  { implicit: true }
)

const moment = vine.createRule(
  (value, _, field) => {
    if (typeof value !== 'string') return
    const parsed = DateTime.fromISO(value, { zone: 'utc' }).toUTC()
    if (parsed.isValid && parsed.year >= 1 && parsed.year <= 9999) field.mutate(parsed, field)
    else
      field.report(
        'The {{ field }} field must be an ISO-8601 date or time of the years 1 to 9999',
        'date',
        field
      )
  },
  {
    toJSONSchema: (schema) =>
      void (schema.description = 'An ISO-8601 date or time; without a zone it is UTC'),
  }
)

const inFuture = vine.createRule((value, _, field) => {
  if (value instanceof DateTime && value <= DateTime.utc())
    field.report('The {{ field }} field must be in the future', 'future', field)
})

/** A single line, such as a name or a title. */
export const line = (longest: number) =>
  vine.string().trim().use(readable()).use(notBlank()).maxLength(longest)

/** Text as it was written. */
export const text = (longest: number) =>
  vine.string().use(readable()).use(notBlank()).maxLength(longest)

export const optionalText = (longest: number) => vine.string().use(readable()).maxLength(longest)

export const required = notNull

export const time = () =>
  vine
    .string()
    .use(moment())
    .transform((value) => value as unknown as DateTime)

export const futureTime = () =>
  vine
    .string()
    .use(moment())
    .use(inFuture())
    .transform((value) => value as unknown as DateTime)

export const page = {
  skip: vine.number().withoutDecimals().min(0).max(1_000_000_000).optional(),
  limit: vine.number().withoutDecimals().range([1, 100]).optional(),
}
