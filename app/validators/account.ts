import vine from '@vinejs/vine'
import { defaultConsents } from '#models/consents'
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

const consentNames = Object.keys(defaultConsents)

const emailAddress = () => vine.string().trim().use(readable()).maxLength(254).email()
const typedPassword = () => vine.string().maxLength(1000)
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
    .record(vine.boolean({ strict: true }))
    .validateKeys((names, field) => {
      const unknown = names.filter((name) => !consentNames.includes(name))
      if (unknown.length === 0) return
      const message = `The consents field names an unknown consent; known are ${consentNames.join(', ')}`
      field.report(message, 'enum', field)
    })
    .optional()
    .use(required()),
})

const ticked = () => vine.boolean().parse((value) => value ?? false)

/** A form with a box for each consent: browsers send the ticked ones. */
export const consentsValidator = vine.create({
  data_processing: ticked(),
  voice_processing: ticked(),
  video_processing: ticked(),
  third_party_apis: ticked(),
  chat_import: ticked(),
})

export const profileValidator = vine.create({ full_name: line(200).nullable().optional() })

export const changeEmailValidator = vine.create({
  email: emailAddress(),
  email_password: typedPassword(),
})

export const deleteAccountValidator = vine.create({ password: typedPassword() })

export const changePasswordValidator = vine.create({
  current_password: typedPassword(),
  password: newPassword(),
})

export const forgottenPasswordValidator = vine.create({ email: emailAddress() })

export const resetPasswordValidator = vine.create({ password: newPassword() })
