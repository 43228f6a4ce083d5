import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import Clone from '#models/clone'
import PassageEmbedding from '#models/passage_embedding'

/** How far the change to another embedder has come: the page asks while it goes on. */
export default class EmbeddingsController {
  async show(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'manage')
    if (!ctx.request.wantsFragment)
      return ctx.response.redirect(`${urlFor('clones.settings.edit', [clone.id])}#embedding`)
    const progress = await PassageEmbedding.progressOf(clone)
    return ctx.view.render('components/settings/embedding', { clone, progress })
  }

  /** Another try. */
  async store(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'manage')
    await Clone.reembed(clone.id)
    if (!ctx.request.wantsFragment)
      return ctx.response.redirect(`${urlFor('clones.settings.edit', [clone.id])}#embedding`)
    const progress = await PassageEmbedding.progressOf(await clone.refresh())
    return ctx.view.render('components/settings/embedding', { clone, progress })
  }
}
