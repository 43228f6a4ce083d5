import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import { importedTo } from '#controllers/clones/shown_import'
import type Clone from '#models/clone'
import { dbTime } from '#services/database/times'
import Passage from '#models/passage'
import { createMemoryValidator, updateMemoryValidator } from '#validators/memory'

const perPage = 30

export default class MemoriesController {
  async index(ctx: HttpContext) {
    const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'view')
    const { page: number, memory, passage } = ctx.request.qs()
    const page = memory ? await pageWith(clone, String(memory)) : Math.trunc(Number(number)) || 1
    const memories = await clone
      .related('memories')
      .query()
      .apply((scopes) => scopes.newestFirst())
      .preload('import')
      .paginate(Math.min(Math.max(1, page), 1_000_000), perPage)
    if (memories.currentPage > memories.lastPage)
      return ctx.response.redirect(
        `${urlFor('clones.memories.index', [clone.id])}?page=${memories.lastPage}`
      )
    const cited = passage ? await citedPassage(clone, String(passage)) : null
    return ctx.view.render('pages/clones/memories/index', {
      clone,
      memories,
      cited,
      imports: await importedTo(clone),
    })
  }

  async store(ctx: HttpContext) {
    ctx.showFormAgain = () => this.index(ctx)
    const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'teach')
    const memory = await clone.remember(await ctx.request.validateUsing(createMemoryValidator))
    if (ctx.request.wantsFragment)
      return ctx.view.render('components/memory/remembered', { clone, memory })
    ctx.session.flash('notice', `${clone.name} will remember this.`)
    return ctx.response.redirect().toRoute('clones.memories.index', [clone.id])
  }

  async edit(ctx: HttpContext) {
    const { clone, memory } = await taughtMemory(ctx)
    return ctx.view.render('pages/clones/memories/edit', { clone, memory })
  }

  async update(ctx: HttpContext) {
    ctx.showFormAgain = () => this.edit(ctx)
    const { clone, memory } = await taughtMemory(ctx)
    const fields = await ctx.request.validateUsing(updateMemoryValidator)
    await memory.revise({ title: null, occurredAt: null, ...fields })
    ctx.session.flash('notice', 'The memory is saved.')
    return ctx.response.redirect(
      `${urlFor('clones.memories.index', [clone.id])}?memory=${memory.id}#memory-${memory.id}`
    )
  }

  async destroy(ctx: HttpContext) {
    const { clone, memory } = await taughtMemory(ctx)
    await memory.forget()
    if (ctx.request.wantsFragment)
      return ctx.view.render('components/memory/forgotten', {
        clone: await ctx.reach.countedClone(ctx.params.clone_id, 'teach'),
      })
    ctx.session.flash('notice', 'The memory is deleted.')
    return ctx.response.redirect().toRoute('clones.memories.index', [clone.id])
  }
}

/** The page of the list on which a memory stands: a source that is cited leads there. */
async function pageWith(clone: Clone, id: string) {
  const memory = await clone.related('memories').query().where('id', id).first()
  if (!memory) return 1
  const taught = dbTime(memory.createdAt)
  const [newer] = await clone
    .related('memories')
    .query()
    .where((query) =>
      query
        .where('created_at', '>', taught)
        .orWhere((same) => same.where('created_at', taught).where('id', '>', id))
    )
    .count('* as total')
  return Math.floor(Number(newer.$extras.total) / perPage) + 1
}

const citedPassage = (clone: Clone, id: string) =>
  Passage.query()
    .where({ cloneId: clone.id, id })
    .select('number', 'id', 'memoryId', 'content')
    .first()

async function taughtMemory(ctx: HttpContext) {
  const clone = await ctx.reach.countedClone(ctx.params.clone_id, 'teach')
  const memory = await clone
    .related('memories')
    .query()
    .where('id', ctx.params.memory_id)
    .firstOrFail()
  return { clone, memory }
}
