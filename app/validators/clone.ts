import vine from '@vinejs/vine'
import { line, optionalText, page, required } from '#validators/rules'

const dial = () => vine.number().range([0, 1]).optional()

const tone = () => vine.object({ warmth: dial(), humor: dial(), formality: dial() })

export const createCloneValidator = vine.create({
  name: line(100),
  description: optionalText(2000).nullable().optional(),
  tone_config: tone().nullable().optional(),
})

export const updateCloneValidator = vine.create({
  name: line(100).optional().use(required()),
  description: optionalText(2000).nullable().optional(),
  tone_config: tone().optional(),
})

export const pageValidator = vine.create(page)

export const searchValidator = vine.create({
  q: optionalText(1000).minLength(1),
  limit: vine.number().withoutDecimals().range([1, 50]).optional(),
})
