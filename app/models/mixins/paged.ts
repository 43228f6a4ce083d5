import type { NormalizeConstructor } from '@adonisjs/core/types/helpers'
import type { ConversationSchema } from '#database/schema'
import type Conversation from '#models/conversation'
import type Message from '#models/message'

/** For conversations: reading them a page at a time, oldest message first. */
export function paged<T extends NormalizeConstructor<typeof ConversationSchema>>(superclass: T) {
  return class extends superclass {
    /** From the beginning; `before` gives the messages that lead up to that one. */
    async page(
      this: Conversation,
      { skip = 0, limit = 100, before }: { skip?: number; limit?: number; before?: string }
    ): Promise<Message[]> {
      const messages = this.related('messages').query()
      if (!before) return messages.orderBy('position').offset(skip).limit(limit)
      const { position } = await this.related('messages').query().where('id', before).firstOrFail()
      return (
        await messages
          .where('position', '<', position)
          .orderBy('position', 'desc')
          .offset(skip)
          .limit(limit)
      ).reverse()
    }

    /** The end of the conversation, or what leads up to the message at position `before`. */
    async newestMessages(this: Conversation, limit: number, before?: unknown): Promise<Message[]> {
      const messages = await this.related('messages')
        .query()
        .if(Number.isSafeInteger(Number(before ?? Number.NaN)), (query) =>
          query.where('position', '<', Number(before))
        )
        .orderBy('position', 'desc')
        .limit(limit)
      return messages.reverse()
    }

    /** The messages around one of them. @throws E_ROW_NOT_FOUND where it is not in here */
    async messagesAround(this: Conversation, id: string, limit: number): Promise<Message[]> {
      const { position } = await this.related('messages').query().where({ id }).firstOrFail()
      return this.newestMessages(limit, position + Math.ceil(limit / 2))
    }
  }
}
