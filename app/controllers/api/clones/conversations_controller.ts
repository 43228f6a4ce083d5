import type { HttpContext } from '@adonisjs/core/http'
import { pageOf } from '#controllers/api/paging'
import { replyWriter } from '#services/conversations/reply_writer'
import { conversationJson } from '#transformers/conversation_transformer'
import { conversationValidator } from '#validators/conversation'

export default class ConversationsController {
  async index(ctx: HttpContext) {
    const clone = await talkingClone(ctx)
    return (
      await pageOf(
        clone
          .related('conversations')
          .query()
          .apply((scopes) => scopes.newestFirst()),
        ctx
      )
    ).map(conversationJson)
  }

  async store(ctx: HttpContext) {
    const clone = await talkingClone(ctx)
    const { title } = await ctx.request.validateUsing(conversationValidator)
    replyWriter.prepare(clone.id)
    return ctx.response.created(conversationJson(await clone.openConversation(title)))
  }
}

const talkingClone = ({ auth, params }: HttpContext) =>
  auth.getUserOrFail().related('clones').query().where('id', params.clone_id).firstOrFail()
