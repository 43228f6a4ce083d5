import type { HttpContext } from '@adonisjs/core/http'
import ProviderKey from '#models/provider_key'
import { settingsJson } from '#transformers/settings_transformer'
import { settingsValidator } from '#validators/settings'

export default class SettingsController {
  async show(ctx: HttpContext) {
    return settingsJson(await ownedClone(ctx))
  }

  async update(ctx: HttpContext) {
    const clone = await ownedClone(ctx)
    const ownKeys = await ProviderKey.providersOf(clone.userId)
    await clone.configure(await ctx.request.validateUsing(settingsValidator, { meta: { ownKeys } }))
    return settingsJson(clone)
  }
}

const ownedClone = ({ auth, params }: HttpContext) =>
  auth.getUserOrFail().related('clones').query().where('id', params.clone_id).firstOrFail()
