import type { HttpContext } from '@adonisjs/core/http'
import { appUrl } from '#config/app'
import { issuedKey } from '#controllers/developer/issued_key'
import { quickStart } from '#controllers/developer/quick_start'
import { keyActivity } from '#services/api_keys/key_activity'

export default class DeveloperController {
  async show(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const apiKeys = await user
      .related('apiKeys')
      .query()
      .apply((scopes) => scopes.newestFirst())
      .preload('clone')
    const clones = await ctx.reach
      .clones()
      .apply((scopes) => scopes.newestFirst())
      .select('id', 'name')
    return ctx.view.render('pages/developer/show', {
      apiKeys: await keyActivity.fillLastUse(apiKeys),
      clones,
      issued: issuedKey(ctx),
      snippets: quickStart(appUrl),
    })
  }
}
