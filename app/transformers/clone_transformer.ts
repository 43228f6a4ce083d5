import { isoTime, isoTimeOfRow } from '#services/database/times'
import type { ListedClone } from '#services/access/listed_clones'
import type Clone from '#models/clone'
import { decimal, id, moment, nullable, object, text, whole } from '#transformers/json_schema'

/** Expects the counts of `withCounts`; a new clone has none yet. */
export const cloneJson = (clone: Clone) => ({
  id: clone.id,
  user_id: clone.userId,
  name: clone.name,
  description: clone.description,
  tone_config: clone.toneConfig,
  avatar_image_url: clone.avatarImageUrl ?? null,
  memory_count: Number(clone.$extras.memories_count ?? 0),
  conversation_count: Number(clone.$extras.conversations_count ?? 0),
  document_count: Number(clone.$extras.documents_count ?? 0),
  created_at: isoTime(clone.createdAt),
  updated_at: isoTime(clone.updatedAt),
})

export const listedCloneJson = (row: ListedClone) => ({
  id: row.id,
  user_id: row.user_id,
  name: row.name,
  description: row.description,
  tone_config: typeof row.tone_config === 'string' ? JSON.parse(row.tone_config) : row.tone_config,
  avatar_image_url: row.avatar_image_url,
  memory_count: Number(row.memory_count),
  conversation_count: Number(row.conversation_count),
  document_count: Number(row.document_count),
  created_at: isoTimeOfRow(row.created_at),
  updated_at: isoTimeOfRow(row.updated_at),
})

const dial = (example: number) => decimal(example, { minimum: 0, maximum: 1 })

export const cloneSchema = object(
  {
    id: id(),
    user_id: id(),
    name: text('Rosa'),
    description: text('My grandmother, who kept a bakery in Porto.'),
    tone_config: object({ warmth: dial(0.7), humor: dial(0.5), formality: dial(0.3) }),
    avatar_image_url: nullable(text('/avatars/4fzyo82mvyr-256.webp')),
    memory_count: whole(12),
    conversation_count: whole(3),
    document_count: whole(1),
    created_at: moment(),
    updated_at: moment(),
  },
  'Clone'
)
