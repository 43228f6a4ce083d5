import vine from '@vinejs/vine'
import { line, text } from '#validators/rules'

export const writeDocumentValidator = vine.create({
  title: line(500),
  content: text(2_000_000),
  source_type: line(40).optional(),
})

export const uploadDocumentValidator = vine.create({
  title: line(500).nullable().optional(),
  file: vine.file(),
})
