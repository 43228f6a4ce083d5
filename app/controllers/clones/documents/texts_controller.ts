import type { HttpContext } from '@adonisjs/core/http'

/** The whole text of a document as it was read; up to two million characters. */
export default class TextsController {
  async show({ reach, params, response }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'view')
    const { content } = await clone
      .related('documents')
      .query()
      .where('id', params.document_id)
      .firstOrFail()
    return response.header('Content-Type', 'text/plain; charset=utf-8').send(content)
  }
}
