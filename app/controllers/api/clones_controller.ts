import type { HttpContext } from '@adonisjs/core/http'
import type Clone from '#models/clone'
import { listClones } from '#models/listed_clone'
import { cloneJson, listedCloneJson } from '#transformers/clone_transformer'
import { createCloneValidator, pageValidator, updateCloneValidator } from '#validators/clone'

export default class ClonesController {
  async index({ userId, boundCloneId, request, response }: HttpContext) {
    const page = await pageValidator.validate(request.qs())
    const { clones, total } = await listClones(userId, { ...page, only: boundCloneId })
    response.header('X-Total-Count', total)
    response.header('Content-Type', 'application/json; charset=utf-8')
    return response.send(JSON.stringify(clones.map(listedCloneJson)))
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
