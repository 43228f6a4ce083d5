import type { HttpContext } from '@adonisjs/core/http'
import { chatPage } from '#controllers/clones/chat_page'

export default class ConversationsController {
  /** The newest conversation, or the beginning of a first one. */
  async index(ctx: HttpContext) {
    const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'talk')
    const newest = await ctx.reach
      .conversationsWith(clone)
      .apply((scopes) => scopes.newestFirst())
      .first()
    return chatPage(ctx, clone, newest)
  }

  async show(ctx: HttpContext) {
    const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'talk')
    const conversation = await ctx.reach
      .conversationsWith(clone)
      .where('id', ctx.params.conversation_id)
      .firstOrFail()
    return chatPage(ctx, clone, conversation)
  }

  async store(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'talk')
    const conversation = await clone.openConversation()
    return ctx.response.redirect().toRoute('clones.conversations.show', [clone.id, conversation.id])
  }

  async destroy(ctx: HttpContext) {
    const { conversation_id: id, clone_id: cloneId } = ctx.params
    const conversation = await ctx.reach.conversation(id, 'talk', cloneId)
    await conversation.forget()
    ctx.session.flash('notice', 'The conversation is deleted.')
    return ctx.response.redirect().toRoute('clones.conversations.index', [cloneId])
  }
}
