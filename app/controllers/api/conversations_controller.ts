import type { HttpContext } from '@adonisjs/core/http'
import Conversation from '#models/conversation'
import { replyWriter } from '#services/conversations/reply_writer'
import { conversationJson } from '#transformers/conversation_transformer'
import { conversationValidator } from '#validators/conversation'

export default class ConversationsController {
  async show(ctx: HttpContext) {
    const conversation = await ownedConversation(ctx)
    replyWriter.prepare(conversation.cloneId)
    return conversationJson(conversation)
  }

  async update(ctx: HttpContext) {
    const conversation = await ownedConversation(ctx)
    return conversationJson(
      await conversation.merge(await ctx.request.validateUsing(conversationValidator)).save()
    )
  }

  async destroy(ctx: HttpContext) {
    await (await ownedConversation(ctx)).forget()
    return ctx.response.noContent()
  }
}

const ownedConversation = ({ auth, params }: HttpContext) =>
  Conversation.query()
    .where({ id: params.conversation_id, userId: auth.getUserOrFail().id })
    .firstOrFail()
