import type { Assert } from '@japa/assert'

const keys = {
  user: [
    'id',
    'email',
    'full_name',
    'is_platform_admin',
    'billing_plan',
    'consents',
    'created_at',
    'updated_at',
  ],
  clone: [
    'id',
    'user_id',
    'name',
    'description',
    'tone_config',
    'avatar_image_url',
    'memory_count',
    'conversation_count',
    'document_count',
    'created_at',
    'updated_at',
  ],
  settings: [
    'llm_provider',
    'llm_model',
    'embedding_provider',
    'tts_provider',
    'tts_voice_id',
    'temperature',
    'max_tokens',
  ],
  memory: [
    'id',
    'user_id',
    'clone_id',
    'title',
    'content',
    'source_type',
    'occurred_at',
    'created_at',
    'updated_at',
  ],
  document: [
    'id',
    'clone_id',
    'user_id',
    'title',
    'source_type',
    'status',
    'error',
    'char_count',
    'chunk_count',
    'created_at',
    'updated_at',
  ],
  import: [
    'id',
    'clone_id',
    'status',
    'format',
    'title',
    'speaker',
    'found',
    'imported',
    'skipped',
    'error',
    'speakers',
    'report',
    'read_at',
    'confirmed_at',
    'created_at',
  ],
  passage: ['id', 'source_type', 'source_id', 'source_title', 'position', 'content', 'score'],
  conversation: ['id', 'user_id', 'clone_id', 'title', 'message_count', 'created_at', 'updated_at'],
  message: ['id', 'conversation_id', 'role', 'content', 'metadata', 'created_at'],
  userSummary: [
    'id',
    'email',
    'full_name',
    'is_platform_admin',
    'billing_plan',
    'suspended_at',
    'created_at',
    'clone_count',
    'message_count_this_month',
  ],
  cloneSummary: [
    'id',
    'name',
    'user_id',
    'user_email',
    'created_at',
    'memory_count',
    'conversation_count',
    'document_count',
  ],
  auditEntry: [
    'id',
    'event',
    'actor_id',
    'resource_type',
    'resource_id',
    'ip_address',
    'metadata',
    'created_at',
  ],
  apiKey: [
    'id',
    'user_id',
    'label',
    'key_prefix',
    'scopes',
    'rate_limit_requests',
    'rate_limit_window_seconds',
    'clone_id',
    'expires_at',
    'created_at',
    'last_used_at',
    'revoked_at',
  ],
  citation: ['passage_id', 'source_type', 'source_id', 'source_title', 'excerpt'],
}

export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** An id that belongs to nothing. */
export const unknownId = '00000000-0000-4000-8000-000000000000'

/** Asserts that an object has exactly the contract's fields, UUIDs as ids and UTC timestamps as times. */
export function assertShape(
  assert: Assert,
  object: any,
  shape: keyof typeof keys,
  ...extra: string[]
) {
  assert.sameMembers(Object.keys(object), [...keys[shape], ...extra])
  for (const [key, value] of Object.entries<any>(object)) {
    const isOurs = key !== 'tts_voice_id' && value !== null
    if (/(^|_)id$/.test(key) && isOurs) assert.match(value, uuid, key)
    if (/_at$/.test(key) && value !== null) assert.match(value, timestamp, key)
  }
}
