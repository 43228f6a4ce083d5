import type { HttpContext } from '@adonisjs/core/http'
import { audioTypes } from '#services/ai/speech'
import { speaker } from '#services/speech/speaker'
import { speechJson } from '#transformers/speech_transformer'
import { speechValidator } from '#validators/speech'

export default class SpeechesController {
  /** As JSON, or where audio is asked for, the bytes: MP3 unless it is WAV that is wanted. */
  async store({ reach, params, request, response }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'talk')
    const { text } = await request.validateUsing(speechValidator)
    const wanted = request.accepts(['application/json', audioTypes.mp3, audioTypes.wav])
    const recording = await speaker.say(clone, text, wanted === audioTypes.wav ? 'wav' : 'mp3')
    const audio = await recording.whole
    if (!wanted?.toString().startsWith('audio/'))
      return speechJson(audio, recording.format, clone.ttsProvider)
    response.header('Content-Type', audioTypes[recording.format])
    return response.send(audio)
  }
}
