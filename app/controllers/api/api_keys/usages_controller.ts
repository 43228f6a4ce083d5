import type { HttpContext } from '@adonisjs/core/http'
import { usageOf } from '#services/api_keys/key_usage'
import { keyUsageJson } from '#transformers/api_key_transformer'
import { keyUsageValidator } from '#validators/api_key'

export default class UsagesController {
  async show({ auth, params, request }: HttpContext) {
    const apiKey = await auth
      .getUserOrFail()
      .related('apiKeys')
      .query()
      .where('id', params.key_id)
      .firstOrFail()
    const { days = 30 } = await keyUsageValidator.validate(request.qs())
    return keyUsageJson(await usageOf(apiKey.id, days))
  }
}
