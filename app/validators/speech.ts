import vine from '@vinejs/vine'
import { text } from '#validators/rules'

export const speechValidator = vine.create({ text: text(5000) })
