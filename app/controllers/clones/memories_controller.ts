import type { HttpContext } from '@adonisjs/core/http'
import type Clone from '#models/clone'
import { createMemoryValidator, updateMemoryValidator } from '#validators/memory'

const perPage = 30

export default class MemoriesController {
  async index(ctx: HttpContext) {
    const clone = await taughtClone(ctx)
    const page = Math.max(1, Math.trunc(Number(ctx.request.qs().page)) || 1)
    const memories = await clone
      .related('memories')
      .query()
      .apply((scopes) => scopes.newestFirst())
      .paginate(Math.min(page, 1_000_000), perPage)
    return ctx.view.render('pages/clones/memories/index', { clone, memories })
  }

  async store(ctx: HttpContext) {
    const clone = await taughtClone(ctx)
    await ctx.bouncer.with('ClonePolicy').authorize('teach', clone)
    const {
      title,
      content,
      occurred_at: occurredAt,
    } = await ctx.request.validateUsing(createMemoryValidator)
    const memory = await clone.remember({ title, content, occurredAt })
    if (ctx.request.wantsFragment)
      return ctx.view.render('components/memory/remembered', { clone, memory })
    return ctx.response.redirect(`/clones/${clone.id}/memories`)
  }

  async edit(ctx: HttpContext) {
    const { clone, memory } = await ownedMemory(ctx)
    return ctx.view.render('pages/clones/memories/edit', { clone, memory })
  }

  async update(ctx: HttpContext) {
    const { clone, memory } = await ownedMemory(ctx)
    const {
      title = null,
      content,
      occurred_at: occurredAt = null,
    } = await ctx.request.validateUsing(updateMemoryValidator)
    await memory.revise({ title, content, occurredAt })
    ctx.session.flash('notice', 'The memory is saved.')
    return ctx.response.redirect(`/clones/${clone.id}/memories`)
  }

  async destroy(ctx: HttpContext) {
    const { clone, memory } = await ownedMemory(ctx)
    await memory.forget()
    if (ctx.request.wantsFragment)
      return ctx.view.render('components/memory/forgotten', { clone: await taughtClone(ctx) })
    ctx.session.flash('notice', 'The memory is deleted.')
    return ctx.response.redirect(`/clones/${clone.id}/memories`)
  }
}

const taughtClone = ({ auth, params }: HttpContext): Promise<Clone> =>
  auth
    .getUserOrFail()
    .related('clones')
    .query()
    .where('clones.id', params.clone_id)
    .apply((scopes) => scopes.withCounts())
    .firstOrFail()

async function ownedMemory(ctx: HttpContext) {
  const clone = await taughtClone(ctx)
  const memory = await clone
    .related('memories')
    .query()
    .where('id', ctx.params.memory_id)
    .firstOrFail()
  return { clone, memory }
}
