import type { HttpContext } from '@adonisjs/core/http'
import type Clone from '#models/clone'
import type Conversation from '#models/conversation'
import { replyWriter } from '#services/conversations/reply_writer'

const shownMessages = 50

export default class ConversationsController {
  /** The newest conversation, or the beginning of a first one. */
  async index(ctx: HttpContext) {
    const clone = await talkingClone(ctx)
    const newest = await clone
      .related('conversations')
      .query()
      .apply((scopes) => scopes.newestFirst())
      .first()
    return chat(ctx, clone, newest)
  }

  async show(ctx: HttpContext) {
    const clone = await talkingClone(ctx)
    const conversation = await clone
      .related('conversations')
      .query()
      .where('id', ctx.params.conversation_id)
      .firstOrFail()
    return chat(ctx, clone, conversation)
  }

  async store(ctx: HttpContext) {
    const clone = await talkingClone(ctx)
    const conversation = await clone.openConversation()
    return ctx.response.redirect(`/clones/${clone.id}/chat/${conversation.id}`)
  }

  async destroy(ctx: HttpContext) {
    const clone = await talkingClone(ctx)
    const conversation = await clone
      .related('conversations')
      .query()
      .where('id', ctx.params.conversation_id)
      .firstOrFail()
    await conversation.forget()
    ctx.session.flash('notice', 'The conversation is deleted.')
    return ctx.response.redirect(`/clones/${clone.id}/chat`)
  }
}

async function chat(ctx: HttpContext, clone: Clone, conversation: Conversation | null) {
  replyWriter.prepare(clone.id)
  const [conversations, messages] = await Promise.all([
    clone
      .related('conversations')
      .query()
      .apply((scopes) => scopes.newestFirst())
      .limit(50),
    conversation?.newestMessages(shownMessages, ctx.request.qs().before) ?? [],
  ])
  const view = ctx.request.wantsFragment
    ? 'components/message/earlier'
    : 'pages/clones/conversations/show'
  return ctx.view.render(view, { clone, conversation, conversations, messages })
}

const talkingClone = ({ auth, params }: HttpContext): Promise<Clone> =>
  auth
    .getUserOrFail()
    .related('clones')
    .query()
    .where('clones.id', params.clone_id)
    .apply((scopes) => scopes.withCounts())
    .firstOrFail()
