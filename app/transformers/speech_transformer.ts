import { object, oneOf, text } from '#transformers/json_schema'
import type { AudioFormat } from '#services/ai/speech'

export const speechJson = (audio: Buffer, format: AudioFormat, provider: string) => ({
  audio_base64: audio.toString('base64'),
  format,
  provider,
})

export const speechSchema = object(
  {
    audio_base64: text('SUQzBAAAAAAA…', { contentEncoding: 'base64' }),
    format: oneOf('mp3', 'wav'),
    provider: oneOf('dummy', 'openai', 'external'),
  },
  'Speech'
)
