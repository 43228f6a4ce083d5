import { isoTime } from '#services/database/times'
import type Conversation from '#models/conversation'
import { id, moment, nullable, object, text, whole } from '#transformers/json_schema'

export const conversationJson = (conversation: Conversation) => ({
  id: conversation.id,
  user_id: conversation.userId,
  clone_id: conversation.cloneId,
  title: conversation.title ?? null,
  message_count: conversation.messageCount,
  created_at: isoTime(conversation.createdAt),
  updated_at: isoTime(conversation.updatedAt),
})

export const conversationSchema = object(
  {
    id: id(),
    user_id: id(),
    clone_id: id(),
    title: nullable(text('Sunday')),
    message_count: whole(2),
    created_at: moment(),
    updated_at: moment(),
  },
  'Conversation'
)
