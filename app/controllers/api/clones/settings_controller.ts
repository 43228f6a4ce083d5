import type { HttpContext } from '@adonisjs/core/http'
import ProviderKey from '#models/provider_key'
import { settingsJson } from '#transformers/settings_transformer'
import { settingsValidator } from '#validators/settings'

export default class SettingsController {
  async show(ctx: HttpContext) {
    return settingsJson(await ctx.reach.clone(ctx.params.clone_id, 'view'))
  }

  async update(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'manage')
    const ownKeys = await ProviderKey.providersOf(clone.userId)
    await clone.configure(await ctx.request.validateUsing(settingsValidator, { meta: { ownKeys } }))
    return settingsJson(clone)
  }
}
