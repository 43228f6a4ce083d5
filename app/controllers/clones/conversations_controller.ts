import type { HttpContext } from '@adonisjs/core/http'
import { chatPage } from '#controllers/clones/chat_page'
import type Clone from '#models/clone'

export default class ConversationsController {
  /** The newest conversation, or the beginning of a first one. */
  async index(ctx: HttpContext) {
    const clone = await talkingClone(ctx)
    const newest = await clone
      .related('conversations')
      .query()
      .apply((scopes) => scopes.newestFirst())
      .first()
    return chatPage(ctx, clone, newest)
  }

  async show(ctx: HttpContext) {
    const clone = await talkingClone(ctx)
    const conversation = await clone
      .related('conversations')
      .query()
      .where('id', ctx.params.conversation_id)
      .firstOrFail()
    return chatPage(ctx, clone, conversation)
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

const talkingClone = ({ auth, params }: HttpContext): Promise<Clone> =>
  auth
    .getUserOrFail()
    .related('clones')
    .query()
    .where('clones.id', params.clone_id)
    .apply((scopes) => scopes.withCounts())
    .firstOrFail()
