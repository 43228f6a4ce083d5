import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import type Conversation from '#models/conversation'
import Message from '#models/message'
import { replyWriter } from '#services/conversations/reply_writer'
import { ReplyFragments } from '#services/conversations/reply_fragments'

/** Another try at a message that got no reply. */
export default class RepliesController {
  async store(ctx: HttpContext) {
    const { reach, params, request, response, session } = ctx
    const clone = await reach.clone(params.clone_id, 'talk')
    const conversation: Conversation = await reach
      .conversationsWith(clone)
      .whereIn('id', Message.query().where('id', params.message_id).select('conversationId'))
      .firstOrFail()
    const reply = await replyWriter.replyAgain(clone, conversation, params.message_id)
    if (request.wantsFragment)
      return response.eventStream(new ReplyFragments(ctx.view, clone, conversation).again(reply))
    await reply.cloneMessage.catch(({ detail }) => session.flash('problem', detail))
    return response.redirect(
      `${urlFor('clones.conversations.show', [clone.id, conversation.id])}#message-${reply.userMessage.id}`
    )
  }
}
