import type { HttpContext } from '@adonisjs/core/http'
import { memoryJson } from '#transformers/memory_transformer'
import { updateMemoryValidator } from '#validators/memory'

/** Under `/memories/{memory_id}` and under its clone. */
export default class MemoriesController {
  async show({ reach, params }: HttpContext) {
    return memoryJson(await reach.memory(params.memory_id, 'view', params.clone_id))
  }

  async update({ reach, params, request }: HttpContext) {
    const memory = await reach.memory(params.memory_id, 'teach', params.clone_id)
    return memoryJson(await memory.revise(await request.validateUsing(updateMemoryValidator)))
  }

  async destroy({ reach, params, response }: HttpContext) {
    const memory = await reach.memory(params.memory_id, 'teach', params.clone_id)
    await memory.forget()
    return response.noContent()
  }
}
