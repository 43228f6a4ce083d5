import env from '#start/env'
import { externalSpeech } from '../drivers/external_speech.js'
import type { ProviderDefinition } from '../provider_definition.js'

export const speechServer: ProviderDefinition = {
  id: 'external',
  label: 'Speech server',
  installed: () => ({
    needs: 'TTS_BASE_URL',
    apiKey: env.get('TTS_API_KEY'),
    baseUrl: env.get('TTS_BASE_URL'),
  }),
  keyForm: { address: 'required', needsKey: false, purpose: 'Speech' },
  speech: { driver: externalSpeech },
}
