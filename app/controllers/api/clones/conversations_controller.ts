import type { HttpContext } from '@adonisjs/core/http'
import { pageOf } from '#controllers/api/paging'
import { replyWriter } from '#services/conversations/reply_writer'
import { conversationJson } from '#transformers/conversation_transformer'
import { conversationValidator } from '#validators/conversation'

export default class ConversationsController {
  async index(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'view')
    return (
      await pageOf(
        ctx.reach.conversationsWith(clone).apply((scopes) => scopes.newestFirst()),
        ctx
      )
    ).map(conversationJson)
  }

  async store(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'talk')
    const { title } = await ctx.request.validateUsing(conversationValidator)
    replyWriter.prepare(clone.id)
    return ctx.response.created(conversationJson(await clone.openConversation(title)))
  }
}
