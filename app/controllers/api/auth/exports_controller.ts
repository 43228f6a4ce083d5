import type { HttpContext } from '@adonisjs/core/http'
import type User from '#models/user'
import { PersonalDataExport } from '#services/exports/personal_data_export'

export default class ExportsController {
  async show({ auth, request, response }: HttpContext) {
    const personalData = new PersonalDataExport(auth.getUserOrFail() as User)
    return response.archive(personalData.filename, await personalData.begin(request.ip()))
  }
}
