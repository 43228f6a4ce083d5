import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import { atTheField } from '#controllers/at_the_field'
import ProviderKey from '#models/provider_key'
import { previews } from '#services/accounts/attempt_limits'
import { replyWriter } from '#services/conversations/reply_writer'
import { previewValidator } from '#validators/settings'

/** One question, answered with the settings that are in the form. */
export default class PreviewsController {
  async store(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'manage')
    const { question, ...settings } = await ctx.request.validateUsing(previewValidator, {
      meta: { ownKeys: await ProviderKey.providersOf(user.id) },
    })
    await previews.consume(user.id)
    const answering = replyWriter.preview(clone.merge(settings), question)
    if (ctx.request.wantsFragment)
      return ctx.view.render('components/settings/answer', { clone, answer: await answering })
    ctx.session.flash('answer', await answering.catch(atTheField('question')))
    ctx.session.flashAll()
    return ctx.response.redirect(`${urlFor('clones.settings.edit', [clone.id])}#preview`)
  }
}
