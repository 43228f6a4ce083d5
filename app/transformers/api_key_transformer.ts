import { isoTime } from '#models/columns'
import type ApiKey from '#models/api_key'
import type { KeyUsage } from '#services/api_keys/key_usage'

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
