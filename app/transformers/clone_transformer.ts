import { isoTime } from '#models/columns'
import type Clone from '#models/clone'

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
