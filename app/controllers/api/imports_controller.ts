import type { HttpContext } from '@adonisjs/core/http'
import Import from '#models/import'
import { importJson } from '#transformers/import_transformer'

export default class ImportsController {
  async show({ auth, params }: HttpContext) {
    const chat = await Import.query()
      .where({ id: params.import_id, userId: auth.getUserOrFail().id })
      .apply((scopes) => scopes.kept())
      .firstOrFail()
    return importJson(chat)
  }
}
