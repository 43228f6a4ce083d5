import type { HttpContext } from '@adonisjs/core/http'
import { importJson } from '#transformers/import_transformer'

export default class ImportsController {
  async show({ reach, params }: HttpContext) {
    return importJson(await reach.import(params.import_id, 'view'))
  }
}
