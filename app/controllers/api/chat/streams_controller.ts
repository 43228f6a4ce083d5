import type { HttpContext } from '@adonisjs/core/http'
import { replyWriter } from '#services/conversations/reply_writer'
import { tokenEvents } from '#transformers/message_transformer'
import { createMessageValidator } from '#validators/conversation'

/** The older product's stream: the clone's newest conversation goes on. */
export default class StreamsController {
  async store({ auth, params, request, response }: HttpContext) {
    const clone = await auth
      .getUserOrFail()
      .related('clones')
      .query()
      .where('id', params.clone_id)
      .firstOrFail()
    const { content } = await request.validateUsing(createMessageValidator)
    const reply = await replyWriter.reply(clone, await clone.currentConversation(), content)
    return response.eventStream(tokenEvents(reply))
  }
}
