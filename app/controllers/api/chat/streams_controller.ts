import type { HttpContext } from '@adonisjs/core/http'
import { replyWriter } from '#services/conversations/reply_writer'
import { tokenEvents } from '#transformers/message_transformer'
import { createMessageValidator } from '#validators/conversation'

/** The older product's stream: the clone's newest conversation goes on. */
export default class StreamsController {
  async store({ reach, params, request, response }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'talk')
    const { content } = await request.validateUsing(createMessageValidator)
    const newest = await reach
      .conversationsWith(clone)
      .apply((scopes) => scopes.newestFirst())
      .first()
    const reply = await replyWriter.reply(clone, newest ?? clone.newConversation(), content)
    return response.eventStream(tokenEvents(reply))
  }
}
