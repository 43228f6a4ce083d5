import type { HttpContext } from '@adonisjs/core/http'
import { ImportIntake } from '#services/imports/import_intake'
import { importJson } from '#transformers/import_transformer'
import { uploadImportValidator } from '#validators/import'

export default class ImportsController {
  async store({ auth, params, request, response }: HttpContext) {
    const user = auth.getUserOrFail()
    const clone = await user.related('clones').query().where('id', params.clone_id).firstOrFail()
    user.requireConsent('chat_import')
    const { file, speaker = null } = await request.validateUsing(uploadImportValidator)
    const words = speaker === null ? 'all' : 'speaker'
    const chat = await new ImportIntake(clone).file(file, { speaker, words })
    return response.accepted(importJson(chat))
  }
}
