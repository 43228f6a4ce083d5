import env from '#start/env'
import { googleLanguageModel } from '../drivers/google_language_model.js'
import type { ProviderDefinition } from '../provider_definition.js'
import { below } from '../served_models.js'

export const google: ProviderDefinition = {
  id: 'google',
  label: 'Google',
  installed: () => ({ needs: 'GOOGLE_API_KEY', apiKey: env.get('GOOGLE_API_KEY') }),
  keyForm: { address: 'none', needsKey: true, purpose: 'Replies' },
  listing: {
    address: below('models'),
    headers: (apiKey) => ({ 'x-goog-api-key': apiKey }),
    usual: 'https://generativelanguage.googleapis.com/v1beta',
  },
  language: {
    driver: googleLanguageModel,
    models: ['gemini-2.5-flash', 'gemini-2.5-pro', 'gemini-3.5-flash'],
  },
}
