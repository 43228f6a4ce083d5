import type { HttpContext } from '@adonisjs/core/http'
import { atTheField } from '#controllers/at_the_field'
import type Clone from '#models/clone'
import ProviderKey from '#models/provider_key'
import { providersOf } from '#services/ai/providers'
import { settingsValidator } from '#validators/settings'

export default class SettingsController {
  async edit(ctx: HttpContext) {
    const clone = await ownedClone(ctx)
    const progress = await clone.embeddingProgress()
    return ctx.view.render('pages/clones/settings/edit', {
      clone,
      progress,
      providers: providersWith(await ProviderKey.providersOf(clone.userId)),
    })
  }

  async update(ctx: HttpContext) {
    const clone = await ownedClone(ctx)
    const ownKeys = await ProviderKey.providersOf(clone.userId)
    const settings = await ctx.request.validateUsing(settingsValidator, { meta: { ownKeys } })
    await clone.configure(settings).catch(atTheField('llm_provider'))
    ctx.session.flash('notice', 'The settings are saved.')
    return ctx.response.redirect(`/clones/${clone.id}/settings`)
  }
}

const providersWith = (ownKeys: ReadonlySet<string>) => ({
  language: providersOf('language', ownKeys),
  embedding: providersOf('embedding', ownKeys),
  speech: providersOf('speech', ownKeys),
})

const ownedClone = ({ auth, params }: HttpContext): Promise<Clone> =>
  auth.getUserOrFail().related('clones').query().where('id', params.clone_id).firstOrFail()
