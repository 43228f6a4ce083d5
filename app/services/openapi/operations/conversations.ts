import { list } from '#transformers/json_schema'
import type { Operation, Operations } from '#services/openapi/operation'
import { conversationSchema } from '#transformers/conversation_transformer'
import { exchangeSchema, messageSchema } from '#transformers/message_transformer'
import { pageValidator } from '#validators/clone'
import {
  conversationValidator,
  createMessageValidator,
  messagePageValidator,
} from '#validators/conversation'

const tag = 'Conversations'
const question = { content: 'Where was your bakery?' }

const messages: Record<'index' | 'store', Operation> = {
  index: {
    tag,
    summary: 'List the messages of a conversation',
    description: 'Oldest first; `before` gives the messages that lead up to that one.',
    query: messagePageValidator,
    isPaged: true,
    answer: list(messageSchema),
  },
  store: {
    tag,
    summary: 'Say something and get the reply',
    description:
      'The message counts when it is accepted. A reader that goes away does not lose the reply: it is finished and stored.',
    body: createMessageValidator,
    example: question,
    status: 201,
    answer: exchangeSchema,
    events:
      '`user_message` (a message), `token` (`{"text": "…"}`) again and again, then `clone_message` (a message) or `error` (a problem)',
    problems: ['quota-exceeded', 'provider-failed'],
  },
}

export const conversations: Operations = {
  'api.clones.conversations.index': {
    tag,
    summary: "List a clone's conversations",
    query: pageValidator,
    isPaged: true,
    answer: list(conversationSchema),
  },
  'api.clones.conversations.store': {
    tag,
    summary: 'Open a conversation',
    body: conversationValidator,
    example: { title: 'Sunday' },
    status: 201,
    answer: conversationSchema,
  },
  'api.conversations.show': { tag, summary: 'Show a conversation', answer: conversationSchema },
  'api.conversations.update': {
    tag,
    summary: 'Rename a conversation',
    body: conversationValidator,
    example: { title: 'Sunday' },
    answer: conversationSchema,
  },
  'api.conversations.destroy': { tag, summary: 'Delete a conversation', status: 204 },
  'api.conversations.messages.index': messages.index,
  'api.conversations.messages.store': messages.store,
  'api.clones.conversations.messages.index': messages.index,
  'api.clones.conversations.messages.store': messages.store,
  'api.chat.stream': {
    tag,
    summary: "Go on with a clone's newest conversation, as a stream",
    description: 'Opens a conversation where there is none.',
    body: createMessageValidator,
    example: question,
    events:
      'unnamed events `{"token": "…", "done": false}`, then `{"done": true}`, with `error` where the reply failed',
    isOnlyStream: true,
    problems: ['quota-exceeded'],
  },
}
