import type { HttpContext } from '@adonisjs/core/http'
import { openApiDocument } from '#services/openapi/document'
import { operationsByTag } from '#services/openapi/operations_by_tag'

export default class DocsController {
  show({ view }: HttpContext) {
    return view.render('pages/docs/show', { tags: operationsByTag(openApiDocument()) })
  }
}
