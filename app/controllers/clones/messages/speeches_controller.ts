import type { HttpContext } from '@adonisjs/core/http'
import Message from '#models/message'
import { audioTypes } from '#services/ai/speech'
import { messageReader } from '#services/speech/message_reader'

/** A reply of a clone, read aloud. */
export default class SpeechesController {
  /** Players ask for ranges: they get them of the whole. One that begins at the beginning need not wait for the end. */
  async show({ reach, params, request, response }: HttpContext) {
    const clone = await reach.clone(params.clone_id, 'talk')
    const message = await Message.query()
      .where({ id: params.message_id, role: 'clone' })
      .whereIn('conversationId', reach.conversationsWith(clone).select('id'))
      .firstOrFail()
    const read = await messageReader.read(clone, message)
    response.header('Content-Type', audioTypes[read.format])
    if ('audio' in read) return response.bytes(read.audio, read.fingerprint)
    const range = request.header('range')
    if (range && range !== 'bytes=0-')
      return response.bytes(await read.recording.whole, read.fingerprint)
    return response.pieces(read.recording.pieces)
  }
}
