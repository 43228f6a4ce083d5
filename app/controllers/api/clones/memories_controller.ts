import type { HttpContext } from '@adonisjs/core/http'
import { pageOf } from '#controllers/api/paging'
import { memoryJson } from '#transformers/memory_transformer'
import { createMemoryValidator } from '#validators/memory'

export default class MemoriesController {
  async index(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'view')
    return (
      await pageOf(
        clone
          .related('memories')
          .query()
          .apply((scopes) => scopes.newestFirst()),
        ctx
      )
    ).map(memoryJson)
  }

  async store(ctx: HttpContext) {
    const clone = await ctx.reach.clone(ctx.params.clone_id, 'teach')
    const memory = await clone.remember(await ctx.request.validateUsing(createMemoryValidator))
    return ctx.response.created(memoryJson(memory))
  }
}
