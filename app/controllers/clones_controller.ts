import type { HttpContext } from '@adonisjs/core/http'
import type Clone from '#models/clone'
import { defaultTone } from '#models/clone'
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
    return response.redirect(`/clones/${clone.id}`)
  }

  async show(ctx: HttpContext) {
    return ctx.view.render('pages/clones/show', { clone: await ownedClone(ctx) })
  }

  async edit(ctx: HttpContext) {
    return ctx.view.render('pages/clones/edit', { clone: await ownedClone(ctx) })
  }

  async update(ctx: HttpContext) {
    const clone = await ownedClone(ctx)
    const {
      tone_config: toneConfig,
      description,
      ...fields
    } = await ctx.request.validateUsing(updateCloneValidator)
    await clone.revise({ ...fields, description: description ?? '', toneConfig })
    ctx.session.flash('notice', `${clone.name} is saved.`)
    return ctx.response.redirect(`/clones/${clone.id}`)
  }

  async destroy(ctx: HttpContext) {
    const clone = await ownedClone(ctx)
    await clone.dismiss()
    ctx.session.flash('notice', `${clone.name} is deleted, with everything it was taught.`)
    return ctx.response.redirect('/dashboard')
  }
}

const ownedClone = ({ auth, params }: HttpContext): Promise<Clone> =>
  auth
    .getUserOrFail()
    .related('clones')
    .query()
    .where('clones.id', params.id)
    .apply((scopes) => scopes.withCounts())
    .firstOrFail()
