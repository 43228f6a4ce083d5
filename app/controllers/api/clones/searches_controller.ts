import type { HttpContext } from '@adonisjs/core/http'
import { passageSearch } from '#services/search/passage_search'
import { passageJson } from '#transformers/passage_transformer'
import { searchValidator } from '#validators/clone'

export default class SearchesController {
  async show({ reach, params, request }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'view')
    const { q, limit } = await searchValidator.validate(request.qs())
    return (await passageSearch.search(clone.id, q, { limit })).map(passageJson)
  }
}
