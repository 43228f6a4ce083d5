import { isoTime } from '#models/columns'
import type Conversation from '#models/conversation'

export const conversationJson = (conversation: Conversation) => ({
  id: conversation.id,
  user_id: conversation.userId,
  clone_id: conversation.cloneId,
  title: conversation.title ?? null,
  message_count: conversation.messageCount,
  created_at: isoTime(conversation.createdAt),
  updated_at: isoTime(conversation.updatedAt),
})
