import env from '#start/env'
import { openaiEmbedder } from '../drivers/openai_embedder.js'
import { openaiLanguageModel } from '../drivers/openai_language_model.js'
import { openaiSpeech, openaiVoices } from '../drivers/openai_speech.js'
import type { ProviderDefinition } from '../provider_definition.js'
import { listedByBearer } from '../served_models.js'

export const openai: ProviderDefinition = {
  id: 'openai',
  label: 'OpenAI',
  installed: () => ({
    needs: 'OPENAI_API_KEY',
    apiKey: env.get('OPENAI_API_KEY'),
    baseUrl: env.get('OPENAI_BASE_URL'),
  }),
  keyForm: { address: 'optional', needsKey: true, purpose: 'Replies, embeddings and speech' },
  listing: { ...listedByBearer, usual: 'https://api.openai.com/v1' },
  language: {
    driver: openaiLanguageModel,
    models: ['gpt-4.1-mini', 'gpt-4.1', 'gpt-4o', 'gpt-5.4-mini', 'gpt-5.4'],
  },
  embedding: { driver: openaiEmbedder },
  speech: { driver: openaiSpeech, voices: openaiVoices },
}
