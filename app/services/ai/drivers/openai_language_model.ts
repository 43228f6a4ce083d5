import { createOpenAI } from '@ai-sdk/openai'
import env from '#start/env'

/** Speaks the chat completions API, which proxies and gateways speak as well. */
export const openaiLanguageModel = (model = 'gpt-4.1-mini') =>
  createOpenAI({
    apiKey: env.get('OPENAI_API_KEY'),
    baseURL: env.get('OPENAI_BASE_URL') || 'https://api.openai.com/v1',
  }).chat(model)
