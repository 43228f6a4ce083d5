import { audioTypes } from '#services/ai/speech'
import type { Operation, Operations } from '#services/openapi/operation'
import { speechSchema } from '#transformers/speech_transformer'
import { speechValidator } from '#validators/speech'

const said: Operation = {
  tag: 'Speech',
  summary: "Say a text with a clone's voice",
  description:
    'With `Accept: audio/mpeg`, `audio/wav` or `audio/*` the bytes. Needs the consent `voice_processing`, and with a provider other than the built-in one `third_party_apis`.',
  body: speechValidator,
  example: { text: 'In 1961, in Rua das Flores.' },
  answer: speechSchema,
  mediaType: Object.values(audioTypes),
  problems: ['provider-failed', 'provider-timed-out', 'busy'],
}

export const speech: Operations = {
  'api.clones.speeches.store': said,
  'api.chat.tts': said,
}
