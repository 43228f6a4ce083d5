import type { HttpContext } from '@adonisjs/core/http'
import { atTheField } from '#controllers/at_the_field'
import type Clone from '#models/clone'
import { providersOf } from '#services/ai/providers'
import { settingsPageValidator } from '#validators/settings'

export default class SettingsController {
  async edit(ctx: HttpContext) {
    const clone = await ownedClone(ctx)
    return ctx.view.render('pages/clones/settings/edit', { clone, providers: providers() })
  }

  async update(ctx: HttpContext) {
    const clone = await ownedClone(ctx)
    const settings = await ctx.request.validateUsing(settingsPageValidator)
    await clone.configure(settings).catch(atTheField('llm_provider'))
    ctx.session.flash('notice', 'The settings are saved.')
    return ctx.response.redirect(`/clones/${clone.id}/settings`)
  }
}

const providers = () => ({
  language: providersOf('language'),
  embedding: providersOf('embedding'),
  speech: providersOf('speech'),
})

const ownedClone = ({ auth, params }: HttpContext): Promise<Clone> =>
  auth.getUserOrFail().related('clones').query().where('id', params.clone_id).firstOrFail()
