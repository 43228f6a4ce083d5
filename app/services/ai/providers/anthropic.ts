import env from '#start/env'
import { anthropicLanguageModel } from '../drivers/anthropic_language_model.js'
import type { ProviderDefinition } from '../provider_definition.js'
import { below } from '../served_models.js'

export const anthropic: ProviderDefinition = {
  id: 'anthropic',
  label: 'Anthropic',
  installed: () => ({
    needs: 'ANTHROPIC_API_KEY',
    apiKey: env.get('ANTHROPIC_API_KEY'),
    baseUrl: env.get('ANTHROPIC_BASE_URL'),
  }),
  keyForm: { address: 'none', needsKey: true, purpose: 'Replies' },
  listing: {
    address: (base) => below('models')(/\/v1\/?$/.test(base) ? base : below('v1')(base)),
    headers: (apiKey) => ({ 'x-api-key': apiKey, 'anthropic-version': '2023-06-01' }),
    usual: 'https://api.anthropic.com',
  },
  language: {
    driver: anthropicLanguageModel,
    models: ['claude-sonnet-4-5', 'claude-haiku-4-5', 'claude-sonnet-5', 'claude-opus-5'],
  },
}
