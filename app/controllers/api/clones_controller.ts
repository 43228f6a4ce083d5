import type { HttpContext } from '@adonisjs/core/http'
import { listClones } from '#services/access/listed_clones'
import { cloneJson, listedCloneJson } from '#transformers/clone_transformer'
import { createCloneValidator, pageValidator, updateCloneValidator } from '#validators/clone'

export default class ClonesController {
  async index({ caller, request, response }: HttpContext) {
    const page = await pageValidator.validate(request.qs())
    const { clones, total } = await listClones(caller, page)
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
    return cloneJson(await ctx.reach.countedClone(ctx.params.clone_id, 'view'))
  }

  async update(ctx: HttpContext) {
    const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'manage')
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
    await (await ctx.reach.clone(ctx.params.clone_id, 'delete')).dismiss()
    return ctx.response.noContent()
  }
}
