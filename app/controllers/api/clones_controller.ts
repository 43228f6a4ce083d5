import type { HttpContext } from '@adonisjs/core/http'
import { pageOf } from '#controllers/api/paging'
import type Clone from '#models/clone'
import { cloneJson } from '#transformers/clone_transformer'
import { createCloneValidator, updateCloneValidator } from '#validators/clone'

export default class ClonesController {
  async index(ctx: HttpContext) {
    const query = ctx.auth
      .getUserOrFail()
      .related('clones')
      .query()
      .if(ctx.boundCloneId, (clones) => clones.where('clones.id', ctx.boundCloneId!))
      .apply((scopes) => scopes.newestFirst())
    const clones = await pageOf(query, ctx, (page) => page.apply((scopes) => scopes.withCounts()))
    return clones.map(cloneJson)
  }

  async store({ auth, request, response }: HttpContext) {
    const {
      tone_config: toneConfig,
      description,
      name,
    } = await request.validateUsing(createCloneValidator)
    const clone = await auth
      .getUserOrFail()
      .createClone({ name, description: description ?? '', toneConfig: toneConfig ?? {} })
    return response.created(cloneJson(clone))
  }

  async show(ctx: HttpContext) {
    return cloneJson(await ownedClone(ctx))
  }

  async update(ctx: HttpContext) {
    const clone = await ownedClone(ctx)
    const {
      tone_config: toneConfig,
      description,
      ...fields
    } = await ctx.request.validateUsing(updateCloneValidator)
    await clone.revise({
      ...fields,
      ...(description !== undefined && { description: description ?? '' }),
      toneConfig,
    })
    return cloneJson(clone)
  }

  async destroy(ctx: HttpContext) {
    await (await ownedClone(ctx)).dismiss()
    return ctx.response.noContent()
  }
}

const ownedClone = ({ auth, params }: HttpContext): Promise<Clone> =>
  auth
    .getUserOrFail()
    .related('clones')
    .query()
    .where('clones.id', params.clone_id)
    .apply((scopes) => scopes.withCounts())
    .firstOrFail()
