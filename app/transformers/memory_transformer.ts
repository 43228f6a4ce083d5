import { isoTime } from '#services/database/times'
import type Memory from '#models/memory'
import { id, moment, nullable, object, text } from '#transformers/json_schema'

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

export const memorySchema = object(
  {
    id: id(),
    user_id: id(),
    clone_id: id(),
    title: nullable(text('The bakery')),
    content: text('I opened the bakery in Rua das Flores in 1961.'),
    source_type: text('manual'),
    occurred_at: nullable(moment('1961-03-01T00:00:00.000Z')),
    created_at: moment(),
    updated_at: moment(),
  },
  'Memory'
)
