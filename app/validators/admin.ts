import vine from '@vinejs/vine'
import { line, optionalText, page, required } from '#validators/rules'

export const directoryValidator = vine.create({ q: optionalText(254).optional(), ...page })

export const auditValidator = vine.create({
  event: optionalText(60).optional(),
  user_id: vine.string().uuid().optional(),
  ...page,
})

const plan = () => line(40).exists({ table: 'billing_quotas', column: 'plan' })
const decision = () => vine.boolean({ strict: true }).optional().use(required())

export const administerUserValidator = vine.create({
  billing_plan: plan().optional().use(required()),
  is_platform_admin: decision(),
  suspended: decision(),
})

export const changePlanValidator = vine.create({ billing_plan: plan() })
