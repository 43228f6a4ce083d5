import vine from '@vinejs/vine'
import { allScopes } from '#models/api_key'
import Clone from '#models/clone'
import { futureTime, line } from '#validators/rules'

/** Somebody else's clone is as unknown as one that never was. */
const ownClone = vine.createRule(async (value, _, field) => {
  if (!field.isValid) return
  const clone = await Clone.query().where({ id: value, userId: field.meta.userId }).first()
  if (!clone)
    field.report('The {{ field }} field must be the id of a clone of yours', 'exists', field)
})

export const createApiKeyValidator = vine.withMetaData<{ userId: string }>().create(
  vine
    .object({
      label: line(100),
      scopes: vine.array(vine.enum(allScopes)).minLength(1).distinct().optional(),
      rate_limit_requests: vine.number().withoutDecimals().range([1, 10_000]).optional(),
      rate_limit_window_seconds: vine.number().withoutDecimals().range([60, 86_400]).optional(),
      expires_at: futureTime().nullable().optional(),
      clone_id: vine.string().uuid().use(ownClone()).nullable().optional(),
    })
    .toCamelCase()
)

export const rotateApiKeyValidator = vine.create({
  grace_seconds: vine.number().withoutDecimals().range([0, 86_400]).optional(),
})

export const keyUsageValidator = vine.create({
  days: vine.number().withoutDecimals().range([1, 90]).optional(),
})
