import type { HttpContext } from '@adonisjs/core/http'
import { atTheField } from '#controllers/at_the_field'
import { handOn } from '#controllers/developer/issued_key'
import ApiKey, { defaultKeyFields } from '#models/api_key'
import { keyActivity } from '#services/api_keys/key_activity'
import { usageOf } from '#services/api_keys/key_usage'
import { createApiKeyValidator } from '#validators/api_key'

/** What the chart can show, in days. */
const periods = [7, 30, 90]

export default class KeysController {
  async store(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    // Boxes that nobody ticked are not sent, which must not mean the default.
    const typed = { scopes: [], ...ctx.request.all() }
    const fields = await createApiKeyValidator.validate(typed, { meta: { reach: ctx.reach } })
    const { apiKey, rawKey } = await ApiKey.issue(
      user,
      { ...defaultKeyFields, ...fields },
      ctx.request.ip()
    ).catch(atTheField('label'))
    handOn(ctx, { label: apiKey.label, rawKey })
    return ctx.response.redirect().toRoute('developer.show')
  }

  async show(ctx: HttpContext) {
    const apiKey = await ownedKey(ctx)
    await keyActivity.fillLastUse([apiKey])
    const asked = Number(ctx.request.qs().days)
    const days = periods.includes(asked) ? asked : 30
    const usage = await usageOf(apiKey.id, days)
    return ctx.view.render('pages/developer/keys/show', { apiKey, usage, days, periods })
  }

  async destroy(ctx: HttpContext) {
    const apiKey = await ownedKey(ctx)
    await apiKey.revoke(ctx.request.ip())
    if (ctx.request.wantsFragment) {
      await keyActivity.fillLastUse([await apiKey.refresh()])
      return ctx.view.render('components/developer/revoked', { apiKey })
    }
    ctx.session.flash('notice', `“${apiKey.label}” is revoked.`)
    return ctx.response.redirect().toRoute('developer.show')
  }
}

function ownedKey({ auth, params }: HttpContext): Promise<ApiKey> {
  return auth
    .getUserOrFail()
    .related('apiKeys')
    .query()
    .where('id', params.key_id)
    .preload('clone')
    .firstOrFail()
}
