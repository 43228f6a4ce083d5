import vine from '@vinejs/vine'
import { line, required, text, time } from '#validators/rules'

export const createMemoryValidator = vine.create(
  vine
    .object({
      title: line(200).nullable().optional(),
      content: text(20_000),
      source_type: line(40).optional(),
      occurred_at: time().nullable().optional(),
    })
    .toCamelCase()
)

export const updateMemoryValidator = vine.create(
  vine
    .object({
      title: line(200).nullable().optional(),
      content: text(20_000).optional().use(required()),
      source_type: line(40).optional().use(required()),
      occurred_at: time().nullable().optional(),
    })
    .toCamelCase()
)
