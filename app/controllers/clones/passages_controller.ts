import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import Message from '#models/message'
import Passage from '#models/passage'

/** The stable address of a passage: it leads to its place in what the clone was taught, or in what was said. */
export default class PassagesController {
  async show({ reach, params, response }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'view')
    const passage = await Passage.query()
      .where({ cloneId: clone.id, id: params.passage_id })
      .firstOrFail()
    return response.redirect(await placeOf(passage))
  }
}

async function placeOf({ id, cloneId, memoryId, documentId, messageId }: Passage) {
  if (memoryId) {
    const qs = { memory: memoryId, passage: id }
    return `${urlFor('clones.memories.index', [cloneId], { qs })}#${id}`
  }
  if (documentId) {
    const document = urlFor('clones.documents.show', [cloneId, documentId], { qs: { passage: id } })
    return `${document}#${id}`
  }
  const { conversationId } = await Message.findOrFail(messageId)
  const qs = { message: messageId }
  const conversation = urlFor('clones.conversations.show', [cloneId, conversationId], { qs })
  return `${conversation}#message-${messageId}`
}
