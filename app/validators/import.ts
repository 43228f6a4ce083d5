import vine from '@vinejs/vine'
import { line } from '#validators/rules'

const speaker = () => line(200).nullable().optional()

/** Whose words to learn, beside the file. */
export const speakerValidator = vine.create({ speaker: speaker() })

export const uploadImportValidator = vine.create({ file: vine.file(), speaker: speaker() })
