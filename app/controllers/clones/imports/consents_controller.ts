import type { HttpContext } from '@adonisjs/core/http'

export default class ConsentsController {
  async store(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'teach')
    await ctx.auth
      .use('web')
      .getUserOrFail()
      .updateProfile({ consents: { chat_import: true } })
    ctx.session.flash('notice', 'You may import chats now.')
    return ctx.response.redirect().toRoute('clones.imports.create', [clone.id])
  }
}
