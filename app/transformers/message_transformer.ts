import { isoTime } from '#services/database/times'
import AccountSuspended from '#exceptions/account_suspended'
import type ProblemException from '#exceptions/problem_exception'
import type Message from '#models/message'
import type { Reply } from '#services/conversations/reply_writer'
import {
  decimal,
  id,
  list,
  moment,
  nullable,
  object,
  oneOf,
  text,
  whole,
} from '#transformers/json_schema'

export const messageJson = (message: Message) => ({
  id: message.id,
  conversation_id: message.conversationId,
  role: message.role,
  content: message.content,
  metadata: message.metadata,
  created_at: isoTime(message.createdAt),
})

/** A reply as server-sent events: `user_message`, `token` …, then `clone_message` or `error`. */
export async function* replyEvents(reply: Reply) {
  yield { event: 'user_message', data: messageJson(reply.userMessage) }
  try {
    for await (const token of reply.tokens) yield { event: 'token', data: { text: token } }
    yield { event: 'clone_message', data: messageJson(await reply.cloneMessage) }
  } catch (error) {
    yield { event: 'error', data: (await problemOf(reply, error)).toJSON() }
  }
}

/** The older product's stream: unnamed events of one token each. */
export async function* tokenEvents(reply: Reply) {
  try {
    for await (const token of reply.tokens) yield { data: { token, done: false } }
    await reply.cloneMessage
    yield { data: { done: true } }
  } catch (error) {
    yield { data: { error: (await problemOf(reply, error)).detail, done: true } }
  }
}

/** Why a stream ends before its reply: its reader may read no longer, or there is none. */
const problemOf = async (reply: Reply, error: unknown): Promise<ProblemException> =>
  error instanceof AccountSuspended
    ? error
    : reply.cloneMessage.then(
        () => Promise.reject(error),
        (problem) => problem
      )

const citationSchema = object(
  {
    passage_id: id(),
    source_type: oneOf('memory', 'document', 'message'),
    source_id: id(),
    source_title: nullable(text('The bakery')),
    excerpt: text('I opened the bakery in Rua das Flores in 1961.'),
  },
  'Citation'
)

export const messageSchema = object(
  {
    id: id(),
    conversation_id: id(),
    role: oneOf('clone', 'user', 'system'),
    content: text('In 1961, in Rua das Flores.'),
    metadata: {
      type: 'object',
      description: "Empty but for a clone's message",
      properties: {
        citations: list(citationSchema),
        model: text('grounded-responder'),
        usage: object({ input_tokens: whole(420), output_tokens: whole(9) }),
        cost: decimal(0.00018, { description: 'US dollars; only where the operator sets prices' }),
        broken: {
          const: true,
          description: 'Only where the provider broke off in the middle: this is what came',
          examples: [true],
        },
      },
    },
    created_at: moment(),
  },
  'Message'
)

export const exchangeSchema = object({
  user_message: messageSchema,
  clone_message: messageSchema,
})
