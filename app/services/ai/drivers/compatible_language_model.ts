import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import env from '#start/env'

/** Any server that speaks OpenAI's chat completions; many serve one model, whatever it is called. */
export const compatibleLanguageModel = (model = 'default') =>
  createOpenAICompatible({
    name: 'compatible',
    baseURL: env.get('COMPATIBLE_BASE_URL')!,
    apiKey: env.get('COMPATIBLE_API_KEY') || undefined,
    includeUsage: true,
  })(model)
