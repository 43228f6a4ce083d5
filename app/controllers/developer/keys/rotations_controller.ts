import type { HttpContext } from '@adonisjs/core/http'
import { handOn } from '#controllers/developer/issued_key'
import { rotateApiKeyValidator } from '#validators/api_key'

export default class RotationsController {
  async store(ctx: HttpContext) {
    const apiKey = await ctx.auth
      .getUserOrFail()
      .related('apiKeys')
      .query()
      .where('id', ctx.params.key_id)
      .firstOrFail()
    const { grace_seconds: grace = 0 } = await ctx.request.validateUsing(rotateApiKeyValidator)
    const { rawKey } = await apiKey.rotate(grace, ctx.request.ip())
    handOn(ctx, { label: apiKey.label, rawKey })
    return ctx.response.redirect().toRoute('developer.show')
  }
}
