import { createOpenAI } from '@ai-sdk/openai'
import type { LanguageDriver } from '../language_driver.js'

/** Speaks the chat completions API, which proxies and gateways speak as well. */
export const openaiLanguageModel: LanguageDriver = (
  { apiKey, baseUrl, fetch },
  model = 'gpt-4.1-mini'
) => createOpenAI({ apiKey, baseURL: baseUrl || 'https://api.openai.com/v1', fetch }).chat(model)
