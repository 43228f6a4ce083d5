import type { HttpContext } from '@adonisjs/core/http'
import { atTheField } from '#controllers/at_the_field'
import PassageEmbedding from '#models/passage_embedding'
import ProviderKey from '#models/provider_key'
import { providersOf } from '#services/ai/providers'
import { voiceGroups } from '#services/speech/voice_groups'
import { settingsPageValidator } from '#validators/settings'

export default class SettingsController {
  async edit(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'manage')
    const [voices, progress, ownKeys] = await Promise.all([
      voiceGroups(),
      PassageEmbedding.progressOf(clone),
      ProviderKey.providersOf(clone.userId),
    ])
    return ctx.view.render('pages/clones/settings/edit', {
      clone,
      progress,
      providers: providersWith(ownKeys),
      voices,
    })
  }

  async update(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'manage')
    const ownKeys = await ProviderKey.providersOf(clone.userId)
    const { otherVoice, ...settings } = await ctx.request.validateUsing(settingsPageValidator, {
      meta: { ownKeys },
    })
    if (otherVoice) settings.ttsVoiceId = otherVoice
    await clone.configure(settings).catch(atTheField('llm_provider'))
    ctx.session.flash('notice', 'The settings are saved.')
    return ctx.response.redirect().toRoute('clones.settings.edit', [clone.id])
  }
}

const providersWith = (ownKeys: ReadonlySet<string>) => ({
  language: providersOf('language', ownKeys),
  embedding: providersOf('embedding', ownKeys),
  speech: providersOf('speech', ownKeys),
})
