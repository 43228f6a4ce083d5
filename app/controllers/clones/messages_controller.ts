import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { urlFor } from '@adonisjs/core/services/url_builder'
import { chatPage } from '#controllers/clones/chat_page'
import type Clone from '#models/clone'
import type Conversation from '#models/conversation'
import { replyWriter } from '#services/conversations/reply_writer'
import { ReplyFragments } from '#services/conversations/reply_fragments'
import { createMessageValidator } from '#validators/conversation'

export default class MessagesController {
  /** With JavaScript the reply is streamed into the page; without, the page is shown again with the reply in it. */
  async store(ctx: HttpContext) {
    const { reach, params, request, response, session } = ctx
    const clone = await reach.clone(params.clone_id, 'talk')
    const { content } = await request.validateUsing(createMessageValidator)
    const conversation = await continued(ctx, clone, content)
    ctx.showFormAgain = async () => {
      await clone.loadCount('memories')
      await clone.loadCount('documents')
      return chatPage(ctx, clone, conversation.$isPersisted ? conversation : null)
    }
    const reply = await replyWriter.reply(clone, conversation, content)
    if (request.wantsFragment)
      return response.eventStream(new ReplyFragments(ctx.view, clone, conversation).of(reply))
    await reply.cloneMessage.catch(({ detail }) => session.flash('problem', detail))
    return response.redirect(
      `${urlFor('clones.conversations.show', [clone.id, conversation.id])}#message-${reply.userMessage.id}`
    )
  }
}

const isId = vine.create(vine.string().uuid())

const titleLength = 60

/** A conversation that opens with a message is called by its beginning. */
const titleFrom = (content: string) =>
  [...content.trim().split(/\s+/).join(' ')].slice(0, titleLength).join('')

async function continued(
  { reach, request }: HttpContext,
  clone: Clone,
  content: string
): Promise<Conversation> {
  const conversationId = request.input('conversation_id')
  if (!conversationId) return clone.newConversation(titleFrom(content))
  const [error, id] = await isId.tryValidate(conversationId)
  const conversation = await reach
    .conversationsWith(clone)
    .where('id', error ? '' : id)
    .firstOrFail()
  conversation.title ??= titleFrom(content)
  return conversation.save()
}
