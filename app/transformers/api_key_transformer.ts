import { isoTime } from '#services/database/times'
import type ApiKey from '#models/api_key'
import type { KeyUsage } from '#services/api_keys/key_usage'
import { id, list, moment, nullable, object, oneOf, text, whole } from '#transformers/json_schema'

/** Expects `lastUsedAt` of `KeyActivity`; a new key has none yet. */
export const apiKeyJson = (apiKey: ApiKey) => ({
  id: apiKey.id,
  user_id: apiKey.userId,
  label: apiKey.label,
  key_prefix: apiKey.keyPrefix,
  scopes: apiKey.scopes,
  rate_limit_requests: apiKey.rateLimitRequests,
  rate_limit_window_seconds: apiKey.rateLimitWindowSeconds,
  clone_id: apiKey.cloneId ?? null,
  expires_at: apiKey.expiresAt ? isoTime(apiKey.expiresAt) : null,
  created_at: isoTime(apiKey.createdAt),
  last_used_at: apiKey.lastUsedAt ? isoTime(apiKey.lastUsedAt) : null,
  revoked_at: apiKey.revokedAt ? isoTime(apiKey.revokedAt) : null,
})

export const keyUsageJson = ({ total, byDay, byEndpoint }: KeyUsage) => ({
  total,
  by_day: byDay,
  by_endpoint: byEndpoint.map(({ endpoint, requests }) => ({ endpoint, requests })),
})

const keyFields = {
  id: id(),
  user_id: id(),
  label: text('Nightly import'),
  key_prefix: text('cmk_4Fq2…...'),
  scopes: list(oneOf('read', 'write', 'chat')),
  rate_limit_requests: whole(100),
  rate_limit_window_seconds: whole(3600),
  clone_id: nullable(id()),
  expires_at: nullable(moment()),
  created_at: moment(),
  last_used_at: nullable(moment()),
  revoked_at: nullable(moment()),
}
const rawKey = text('cmk_…', { description: 'Shown this once and never again' })

export const apiKeySchema = object(keyFields, 'Key')

export const rotatedKeySchema = object({ ...keyFields, raw_key: rawKey }, 'RotatedKey')

export const issuedKeySchema = object(
  { ...keyFields, raw_key: rawKey, warning: text('Keep the raw key now.') },
  'IssuedKey'
)

export const keyUsageSchema = object(
  {
    total: whole(42),
    by_day: list(object({ date: text('2026-11-24'), requests: whole(42), refused: whole(1) })),
    by_endpoint: list(object({ endpoint: text('GET /api/clones'), requests: whole(42) })),
  },
  'KeyUsage'
)
