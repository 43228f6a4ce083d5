import type { HttpContext } from '@adonisjs/core/http'
import { apiKeyJson } from '#transformers/api_key_transformer'
import { rotateApiKeyValidator } from '#validators/api_key'

export default class RotationsController {
  async store({ auth, params, request, response }: HttpContext) {
    const apiKey = await auth
      .getUserOrFail()
      .related('apiKeys')
      .query()
      .where('id', params.key_id)
      .firstOrFail()
    const { grace_seconds: grace = 0 } = await request.validateUsing(rotateApiKeyValidator)
    const successor = await apiKey.rotate(grace, request.ip())
    return response.created({ ...apiKeyJson(successor.apiKey), raw_key: successor.rawKey })
  }
}
