import vine from '@vinejs/vine'
import { line, optionalText, readable, required } from '#validators/rules'

const common = vine.createRule(async (value, _, field) => {
  if (typeof value !== 'string') return
  const { default: commonPasswords } = await import('fxa-common-password-list')
  if (commonPasswords.test(value.toLowerCase())) {
    field.report(
      'This password is one of the most common ones. Choose another',
      'common_password',
      field
    )
  }
})

const emailAddress = () => vine.string().trim().use(readable()).maxLength(254).email()
const consent = () => vine.boolean({ strict: true }).optional().use(required())
const newPassword = () => vine.string().minLength(8).maxLength(128).use(common())

export const registerValidator = vine.create({
  email: emailAddress(),
  password: newPassword(),
  full_name: line(200).nullable().optional(),
})

export const loginValidator = vine.create({
  email: optionalText(1000),
  password: vine.string().maxLength(1000),
  remember_me: vine.boolean().optional(),
})

export const updateAccountValidator = vine.create({
  email: emailAddress().optional().use(required()),
  full_name: line(200).nullable().optional(),
  consents: vine
    .object({
      data_processing: consent(),
      voice_processing: consent(),
      video_processing: consent(),
      third_party_apis: consent(),
      chat_import: consent(),
    })
    .optional(),
})

export const profileValidator = vine.create({
  email: emailAddress(),
  full_name: line(200).nullable().optional(),
})

export const changePasswordValidator = vine.create({
  current_password: vine.string().maxLength(1000),
  password: newPassword(),
})

export const forgottenPasswordValidator = vine.create({ email: emailAddress() })

export const resetPasswordValidator = vine.create({ password: newPassword() })
