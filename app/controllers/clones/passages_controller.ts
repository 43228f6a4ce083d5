import type { HttpContext } from '@adonisjs/core/http'
import Message from '#models/message'
import Passage from '#models/passage'

/** The stable address of a passage: it leads to its place in what the clone was taught, or in what was said. */
export default class PassagesController {
  async show({ reach, params, response }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'view')
    const passage = await Passage.query()
      .where({ cloneId: clone.id, id: params.passage_id })
      .firstOrFail()
    return response.redirect(`/clones/${clone.id}${await placeOf(passage)}`)
  }
}

async function placeOf({ id, memoryId, documentId, messageId }: Passage) {
  if (memoryId) return `/memories?memory=${memoryId}&passage=${id}#${id}`
  if (documentId) return `/documents/${documentId}?passage=${id}#${id}`
  const { conversationId } = await Message.findOrFail(messageId)
  return `/chat/${conversationId}?message=${messageId}#message-${messageId}`
}
