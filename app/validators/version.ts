import vine from '@vinejs/vine'
import { text } from '#validators/rules'

const number = () => vine.number().withoutDecimals().range([1, 1_000_000_000])

export const askVersionsValidator = vine.create({
  left: number(),
  right: number(),
  question: text(8000),
})
