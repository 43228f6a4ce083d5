import vine from '@vinejs/vine'

export const avatarValidator = vine.create({ file: vine.file() })
