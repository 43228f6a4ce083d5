import { isoTime } from '#models/columns'
import type Memory from '#models/memory'

export const memoryJson = (memory: Memory) => ({
  id: memory.id,
  user_id: memory.userId,
  clone_id: memory.cloneId,
  title: memory.title ?? null,
  content: memory.content,
  source_type: memory.sourceType,
  occurred_at: memory.occurredAt ? isoTime(memory.occurredAt) : null,
  created_at: isoTime(memory.createdAt),
  updated_at: isoTime(memory.updatedAt),
})
