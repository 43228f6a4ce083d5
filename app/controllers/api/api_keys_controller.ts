import type { HttpContext } from '@adonisjs/core/http'
import { pageOf } from '#controllers/api/paging'
import ApiKey, { defaultKeyFields } from '#models/api_key'
import { keyActivity } from '#services/api_keys/key_activity'
import { apiKeyJson } from '#transformers/api_key_transformer'
import { createApiKeyValidator } from '#validators/api_key'

const warning = 'Keep the raw key now: it is stored nowhere and will never be shown again.'

export default class ApiKeysController {
  async index(ctx: HttpContext) {
    const query = ctx.auth
      .getUserOrFail()
      .related('apiKeys')
      .query()
      .apply((scopes) => scopes.newestFirst())
    const apiKeys = await keyActivity.fillLastUse(await pageOf(query, ctx))
    return apiKeys.map(apiKeyJson)
  }

  async store({ auth, reach, request, response }: HttpContext) {
    const user = auth.getUserOrFail()
    const fields = await request.validateUsing(createApiKeyValidator, { meta: { reach } })
    const { apiKey, rawKey } = await ApiKey.issue(
      user,
      { ...defaultKeyFields, ...fields },
      request.ip()
    )
    return response.created({ ...apiKeyJson(apiKey), raw_key: rawKey, warning })
  }

  async destroy({ auth, params, request, response }: HttpContext) {
    const apiKey = await auth
      .getUserOrFail()
      .related('apiKeys')
      .query()
      .where('id', params.key_id)
      .firstOrFail()
    await apiKey.revoke(request.ip())
    return response.noContent()
  }
}
