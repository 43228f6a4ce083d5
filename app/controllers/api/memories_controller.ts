import type { HttpContext } from '@adonisjs/core/http'
import Memory from '#models/memory'
import { memoryJson } from '#transformers/memory_transformer'
import { updateMemoryValidator } from '#validators/memory'

/** Under `/memories/{memory_id}` and under its clone. */
export default class MemoriesController {
  async show(ctx: HttpContext) {
    return memoryJson(await ownedMemory(ctx))
  }

  async update(ctx: HttpContext) {
    const memory = await ownedMemory(ctx)
    return memoryJson(await memory.revise(await ctx.request.validateUsing(updateMemoryValidator)))
  }

  async destroy(ctx: HttpContext) {
    await (await ownedMemory(ctx)).forget()
    return ctx.response.noContent()
  }
}

const ownedMemory = ({ auth, params }: HttpContext) =>
  Memory.query()
    .where({ id: params.memory_id, userId: auth.getUserOrFail().id })
    .if(params.clone_id, (query) => query.where('cloneId', params.clone_id))
    .firstOrFail()
