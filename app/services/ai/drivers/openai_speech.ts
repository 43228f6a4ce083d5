import type { Credentials } from '../credentials.js'
import { OpenaiSpeechApi } from './openai_speech_api.js'

/** The names that OpenAI gives its voices, the usual one first. */
export const openaiVoices = [
  'alloy',
  'ash',
  'ballad',
  'coral',
  'echo',
  'fable',
  'nova',
  'onyx',
  'sage',
  'shimmer',
  'verse',
]

// The newer models don't keep to a pace.
export const openaiSpeech = ({ baseUrl, ...credentials }: Credentials) =>
  new OpenaiSpeechApi({
    ...credentials,
    baseUrl: baseUrl || 'https://api.openai.com/v1',
    model: 'tts-1',
    voice: openaiVoices[0],
  })
