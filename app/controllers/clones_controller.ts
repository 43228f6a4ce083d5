import type { HttpContext } from '@adonisjs/core/http'
import { defaultTone } from '#models/tone'
import { createCloneValidator, updateCloneValidator } from '#validators/clone'

export default class ClonesController {
  async create({ view }: HttpContext) {
    return view.render('pages/clones/create', { tone: defaultTone })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response } = ctx
    ctx.showFormAgain = () => this.create(ctx)
    await bouncer.with('ClonePolicy').authorize('create')
    const {
      tone_config: toneConfig,
      description,
      name,
    } = await request.validateUsing(createCloneValidator)
    const clone = await auth
      .getUserOrFail()
      .createClone({ name, description: description ?? '', toneConfig: toneConfig ?? {} })
    return response.redirect().toRoute('clones.show', [clone.id])
  }

  async show(ctx: HttpContext) {
    return ctx.view.render('pages/clones/show', {
      clone: await ctx.reach.countedClone(ctx.params.id, 'view'),
    })
  }

  async edit(ctx: HttpContext) {
    return ctx.view.render('pages/clones/edit', {
      clone: await ctx.reach.countedClone(ctx.params.id, 'manage'),
    })
  }

  async update(ctx: HttpContext) {
    const clone = await ctx.reach.countedClone(ctx.params.id, 'manage')
    const {
      tone_config: toneConfig,
      description,
      ...fields
    } = await ctx.request.validateUsing(updateCloneValidator)
    await clone.revise({ ...fields, description: description ?? '', toneConfig })
    ctx.session.flash('notice', `${clone.name} is saved.`)
    return ctx.response.redirect().toRoute('clones.show', [clone.id])
  }

  async destroy(ctx: HttpContext) {
    const clone = await ctx.reach.countedClone(ctx.params.id, 'delete')
    await clone.dismiss()
    ctx.session.flash('notice', `${clone.name} is deleted, with everything it was taught.`)
    return ctx.response.redirect().toRoute('dashboard.show')
  }
}
