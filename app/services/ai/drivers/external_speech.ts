import type { Credentials } from '../credentials.js'
import { OpenaiSpeechApi } from './openai_speech_api.js'

/** A speech server of the operator's own that speaks OpenAI's `/audio/speech`, such as Kokoro or Piper behind a proxy. */
export const externalSpeech = (credentials: Credentials) =>
  new OpenaiSpeechApi({ ...credentials, model: 'tts-1' })
