import type { HttpContext } from '@adonisjs/core/http'
import { replyWriter } from '#services/conversations/reply_writer'
import { messageJson, replyEvents } from '#transformers/message_transformer'
import { createMessageValidator, messagePageValidator } from '#validators/conversation'

/** Under `/conversations/{conversation_id}` and under its clone. */
export default class MessagesController {
  async index({ reach, params, request, response }: HttpContext) {
    const conversation = await reach.conversation(params.conversation_id, 'view', params.clone_id)
    const page = await messagePageValidator.validate(request.qs())
    response.header('X-Total-Count', String(conversation.messageCount))
    return (await conversation.page(page)).map(messageJson)
  }

  async store({ reach, params, request, response }: HttpContext) {
    const conversation = await reach.conversation(params.conversation_id, 'talk', params.clone_id)
    const { content } = await request.validateUsing(createMessageValidator)
    const reply = await replyWriter.reply(conversation.clone, conversation, content)
    if (request.wantsEventStream) return response.eventStream(replyEvents(reply))
    const cloneMessage = await reply.cloneMessage
    return response.created({
      user_message: messageJson(reply.userMessage),
      clone_message: messageJson(cloneMessage),
    })
  }
}
