import type { HttpContext } from '@adonisjs/core/http'
import { taughtClone } from '#controllers/clones/shown_import'

export default class ConsentsController {
  async store(ctx: HttpContext) {
    const clone = await taughtClone(ctx)
    await ctx.auth
      .use('web')
      .getUserOrFail()
      .updateProfile({ consents: { chat_import: true } })
    ctx.session.flash('notice', 'You may import chats now.')
    return ctx.response.redirect(`/clones/${clone.id}/imports/new`)
  }
}
