import type { HttpContext } from '@adonisjs/core/http'
import Conversation from '#models/conversation'
import { replyWriter } from '#services/conversations/reply_writer'
import { messageJson, replyEvents } from '#transformers/message_transformer'
import { createMessageValidator, messagePageValidator } from '#validators/conversation'

/** Under `/conversations/{conversation_id}` and under its clone. */
export default class MessagesController {
  async index(ctx: HttpContext) {
    const conversation = await ownedConversation(ctx)
    const page = await messagePageValidator.validate(ctx.request.qs())
    ctx.response.header('X-Total-Count', String(conversation.messageCount))
    return (await conversation.page(page)).map(messageJson)
  }

  async store(ctx: HttpContext) {
    const conversation = await ownedConversation(ctx)
    const { content } = await ctx.request.validateUsing(createMessageValidator)
    const clone = await conversation.related('clone').query().firstOrFail()
    const reply = await replyWriter.reply(clone, conversation, content)
    if (ctx.request.wantsEventStream) return ctx.response.eventStream(replyEvents(reply))
    const cloneMessage = await reply.cloneMessage
    return ctx.response.created({
      user_message: messageJson(reply.userMessage),
      clone_message: messageJson(cloneMessage),
    })
  }
}

const ownedConversation = ({ auth, params }: HttpContext) =>
  Conversation.query()
    .where({ id: params.conversation_id, userId: auth.getUserOrFail().id })
    .if(params.clone_id, (query) => query.where('cloneId', params.clone_id))
    .firstOrFail()
