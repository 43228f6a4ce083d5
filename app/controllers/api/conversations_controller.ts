import type { HttpContext } from '@adonisjs/core/http'
import { replyWriter } from '#services/conversations/reply_writer'
import { conversationJson } from '#transformers/conversation_transformer'
import { conversationValidator } from '#validators/conversation'

export default class ConversationsController {
  async show(ctx: HttpContext) {
    const conversation = await ctx.reach.conversation(ctx.params.conversation_id, 'view')
    replyWriter.prepare(conversation.cloneId)
    return conversationJson(conversation)
  }

  async update(ctx: HttpContext) {
    const conversation = await ctx.reach.conversation(ctx.params.conversation_id, 'talk')
    return conversationJson(
      await conversation.merge(await ctx.request.validateUsing(conversationValidator)).save()
    )
  }

  async destroy(ctx: HttpContext) {
    await (await ctx.reach.conversation(ctx.params.conversation_id, 'talk')).forget()
    return ctx.response.noContent()
  }
}
