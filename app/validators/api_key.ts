import vine from '@vinejs/vine'
import { allScopes } from '#models/api_key'
import type { Reach } from '#services/access/reach'
import { futureTime, line } from '#validators/rules'

/** Somebody else's clone is as unknown as one that never was. */
const ownClone = vine.createRule(async (value, _, field) => {
  if (!field.isValid) return
  const reach: Reach = field.meta.reach
  const clone = await reach.clones().where('clones.id', String(value)).first()
  if (!clone)
    field.report('The {{ field }} field must be the id of a clone of yours', 'exists', field)
})

export const createApiKeyValidator = vine.withMetaData<{ reach: Reach }>().create(
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
