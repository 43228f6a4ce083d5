import type { HttpContext } from '@adonisjs/core/http'

/** One line of the list of documents: the page asks for it while a document is being read. */
export default class RowsController {
  async show({ reach, params, view }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'view')
    const document = await clone
      .related('documents')
      .query()
      .where('id', params.document_id)
      .apply((scopes) => scopes.withoutContent())
      .firstOrFail()
    if (document.status === 'processing')
      return view.render('components/document/row', { clone, document })
    const quota = await clone.documentQuota()
    return view.render('components/document/read', { clone, document, quota })
  }
}
