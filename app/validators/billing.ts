import vine from '@vinejs/vine'
import { line } from '#validators/rules'

export const checkoutValidator = vine.create({ plan: line(40) })

export const dismissalValidator = vine.create({
  warnings: vine.array(vine.string().maxLength(120)).maxLength(60),
})
