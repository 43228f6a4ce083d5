import type { HttpContext } from '@adonisjs/core/http'
import ProviderKey from '#models/provider_key'
import { audioTypes } from '#services/ai/speech'
import { speaker } from '#services/speech/speaker'
import { sampleText } from '#services/speech/sample_text'
import { sampleValidator } from '#validators/settings'

/** How a voice sounds: the clone's, or the one that is chosen in the form. */
export default class SamplesController {
  async show({ reach, params, request, response }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'manage')
    const ownKeys = await ProviderKey.providersOf(clone.userId)
    clone.merge(await request.validateUsing(sampleValidator, { meta: { ownKeys } }))
    const { format, pieces } = await speaker.say(clone, sampleText(clone))
    response.header('Content-Type', audioTypes[format])
    return response.pieces(pieces)
  }
}
