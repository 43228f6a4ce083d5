import type { HttpContext } from '@adonisjs/core/http'
import type Clone from '#models/clone'
import type Conversation from '#models/conversation'
import type Message from '#models/message'
import { tellSources } from '#services/conversations/cited_sources'
import { replyWriter } from '#services/conversations/reply_writer'

const shownMessages = 50

/** A conversation with the others beside it, or the beginning of a new one; for htmx the messages before. */
export async function chatPage(ctx: HttpContext, clone: Clone, conversation: Conversation | null) {
  replyWriter.prepare(clone.id)
  const [conversations, messages] = await Promise.all([
    ctx.reach
      .conversationsWith(clone)
      .apply((scopes) => scopes.newestFirst())
      .limit(50),
    shownOf(conversation, ctx.request.qs()),
  ])
  await tellSources(clone, messages)
  const view = ctx.request.wantsFragment
    ? 'components/message/earlier'
    : 'pages/clones/conversations/show'
  return ctx.view.render(view, {
    clone,
    conversation,
    conversations,
    messages,
    unanswered: unansweredOf(conversation, messages.at(-1)),
  })
}

/** The message at the very end, where it got no reply and can be sent again. */
function unansweredOf(conversation: Conversation | null, newest?: Message) {
  const isEnd = newest?.position === conversation?.messageCount
  return newest?.givenBackAt && isEnd ? newest : null
}

/** Around the message that a citation leads to, or up to one, or the end. */
function shownOf(conversation: Conversation | null, { message, before }: Record<string, unknown>) {
  if (!conversation) return []
  return message
    ? conversation.messagesAround(String(message), shownMessages)
    : conversation.newestMessages(shownMessages, before)
}
