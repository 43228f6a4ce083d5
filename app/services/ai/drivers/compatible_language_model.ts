import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageDriver } from '../language_driver.js'

/** Any server that speaks OpenAI's chat completions; many serve one model, whatever it is called. */
export const compatibleLanguageModel: LanguageDriver = (
  { apiKey, baseUrl, fetch },
  model = 'default'
) =>
  createOpenAICompatible({
    name: 'compatible',
    baseURL: baseUrl!,
    apiKey: apiKey || undefined,
    includeUsage: true,
    fetch,
  })(model)
