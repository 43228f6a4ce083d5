import vine from '@vinejs/vine'
import { line, text, time } from '#validators/rules'

const speaker = () => line(200).nullable().optional()

/** Whose words to learn, beside the file. */
export const speakerValidator = vine.create({ speaker: speaker() })

export const uploadImportValidator = vine.create({ file: vine.file(), speaker: speaker() })

const wholeDial = () => vine.number().range([0, 1])

export const confirmImportValidator = vine.create(
  vine
    .object({
      speaker: speaker(),
      words: vine.enum(['all', 'speaker', 'none'] as const),
      said_from: time().nullable().optional(),
      said_until: time().nullable().optional(),
    })
    .toCamelCase()
)

export const acceptSuggestionValidator = vine.create({
  content: text(20_000).nullable().optional(),
  tone_config: vine
    .object({ warmth: wholeDial(), humor: wholeDial(), formality: wholeDial() })
    .optional(),
})
