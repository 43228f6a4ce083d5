import string from '@adonisjs/core/helpers/string'
import type { AccessToken } from '@adonisjs/auth/access_tokens'
import type ApiKey from '#models/api_key'
import type AuditEntry from '#models/audit_entry'
import type Clone from '#models/clone'
import type CloneVersion from '#models/clone_version'
import { isoTime } from '#services/database/times'
import type Document from '#models/document'
import type Import from '#models/import'
import type Memory from '#models/memory'
import type ProviderKey from '#models/provider_key'
import type TokenUsage from '#models/token_usage'
import type User from '#models/user'
import type { Device } from '#services/logins/devices'
import { cloneJson } from '#transformers/clone_transformer'
import { importJson } from '#transformers/import_transformer'
import { memoryJson } from '#transformers/memory_transformer'
import { wholeDocumentJson } from '#transformers/document_transformer'

export const cloneRecord = (clone: Clone) => ({
  ...cloneJson(clone),
  settings: {
    llm_provider: clone.llmProvider,
    llm_model: clone.llmModel ?? null,
    embedding_provider: clone.embeddingProvider,
    tts_provider: clone.ttsProvider,
    tts_voice_id: clone.ttsVoiceId ?? null,
    speech_rate: clone.speechRate,
    temperature: clone.temperature,
    max_tokens: clone.maxTokens ?? null,
    is_grounded: clone.isGrounded,
  },
})

export const versionRecord = (version: CloneVersion) => ({
  number: version.number,
  note: version.note,
  restored_from: version.restoredFrom ?? null,
  created_at: isoTime(version.createdAt),
  ...Object.fromEntries(
    Object.entries(version.snapshot).map(([field, value]) => [string.snakeCase(field), value])
  ),
})

/** With its place in the import that it comes from, if it comes from one. */
export const memoryRecord = (memory: Memory) => ({
  ...memoryJson(memory),
  ...(memory.importId && {
    import_id: memory.importId,
    position: memory.position,
    speaker: memory.speaker,
  }),
})

/** With what it suggested. */
export const importRecord = (chat: Import) => ({
  ...importJson(chat),
  words: chat.words,
  said_from: chat.saidFrom && isoTime(chat.saidFrom),
  said_until: chat.saidUntil && isoTime(chat.saidUntil),
  suggestions: chat.suggestions.map((suggestion) => ({
    id: suggestion.id,
    kind: suggestion.kind,
    content: suggestion.content,
    evidence: suggestion.evidence,
    said_at: suggestion.saidAt && isoTime(suggestion.saidAt),
    accepted_at: suggestion.acceptedAt && isoTime(suggestion.acceptedAt),
    rejected_at: suggestion.rejectedAt && isoTime(suggestion.rejectedAt),
  })),
})

/** @param file where the upload lies in the archive */
export const documentRecord = (document: Document, file: string | null) => ({
  ...wholeDocumentJson(document),
  format: document.format,
  file,
})

export const deviceRecord = (device: Device) => ({
  name: device.name,
  ip_address: device.ipAddress,
  signed_in_at: isoTime(device.signedInAt),
  last_seen_at: device.seenAt && isoTime(device.seenAt),
  remembered_until: device.rememberedUntil && isoTime(device.rememberedUntil),
})

export const accessTokenRecord = (token: AccessToken) => ({
  created_at: token.createdAt.toISOString(),
  last_used_at: token.lastUsedAt?.toISOString() ?? null,
  expires_at: token.expiresAt?.toISOString() ?? null,
})

export const apiKeyRecord = (apiKey: ApiKey) => ({
  id: apiKey.id,
  label: apiKey.label,
  key_prefix: apiKey.keyPrefix,
  scopes: apiKey.scopes,
  rate_limit_requests: apiKey.rateLimitRequests,
  rate_limit_window_seconds: apiKey.rateLimitWindowSeconds,
  clone_id: apiKey.cloneId ?? null,
  expires_at: apiKey.expiresAt && isoTime(apiKey.expiresAt),
  revoked_at: apiKey.revokedAt && isoTime(apiKey.revokedAt),
  created_at: isoTime(apiKey.createdAt),
})

export const providerKeyRecord = (key: ProviderKey) => ({
  provider: key.provider,
  last_four: key.lastFour ?? null,
  tested_at: isoTime(key.testedAt),
  created_at: isoTime(key.createdAt),
  updated_at: isoTime(key.updatedAt),
})

export const tokenUsageRecord = (usage: TokenUsage) => ({
  month: usage.month,
  provider: usage.provider,
  model: usage.model,
  replies: Number(usage.replies),
  input_tokens: Number(usage.inputTokens),
  output_tokens: Number(usage.outputTokens),
  cost: usage.cost ?? null,
})

/** Who else had a hand in it, and from where, is not the user's to know. */
export function auditRecord(entry: AuditEntry, user: User) {
  const isOwn = entry.actorId === user.id
  return {
    id: entry.id,
    event: entry.event,
    by: isOwn ? 'you' : 'somebody else',
    resource_type: entry.resourceType,
    resource_id: entry.resourceId,
    ip_address: isOwn ? entry.ipAddress : null,
    metadata: entry.metadata,
    created_at: isoTime(entry.createdAt),
  }
}
