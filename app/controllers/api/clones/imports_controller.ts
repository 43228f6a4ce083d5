import type { HttpContext } from '@adonisjs/core/http'
import { ImportIntake } from '#services/imports/import_intake'
import { importJson } from '#transformers/import_transformer'
import { uploadImportValidator } from '#validators/import'

export default class ImportsController {
  async store({ caller, reach, params, request, response }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'teach')
    caller.user.requireConsent('chat_import')
    const { file, speaker = null } = await request.validateUsing(uploadImportValidator)
    const words = speaker === null ? 'all' : 'speaker'
    const chat = await new ImportIntake(clone).file(file, { speaker, words })
    return response.accepted(importJson(chat))
  }
}
