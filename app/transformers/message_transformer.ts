import { isoTime } from '#models/columns'
import type ProblemException from '#exceptions/problem_exception'
import type Message from '#models/message'
import type { Reply } from '#services/conversations/reply_writer'

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
    for await (const text of reply.tokens) yield { event: 'token', data: { text } }
    yield { event: 'clone_message', data: messageJson(await reply.cloneMessage) }
  } catch {
    yield {
      event: 'error',
      data: await reply.cloneMessage.then(messageJson, (error: ProblemException) => error.toJSON()),
    }
  }
}

/** The older product's stream: unnamed events of one token each. */
export async function* tokenEvents(reply: Reply) {
  try {
    for await (const token of reply.tokens) yield { data: { token, done: false } }
    await reply.cloneMessage
    yield { data: { done: true } }
  } catch {
    const error = await reply.cloneMessage.then(
      () => null,
      (problem: ProblemException) => problem.detail
    )
    yield { data: { error, done: true } }
  }
}
