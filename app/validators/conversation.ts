import vine from '@vinejs/vine'
import { line, page, text } from '#validators/rules'

export const conversationValidator = vine.create({ title: line(200).nullable().optional() })

export const createMessageValidator = vine.create({ content: text(8000) })

export const messagePageValidator = vine.create({
  ...page,
  before: vine.string().uuid().optional(),
})
