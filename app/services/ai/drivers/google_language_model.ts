import { createGoogle } from '@ai-sdk/google'
import type { LanguageDriver } from '../language_driver.js'

export const googleLanguageModel: LanguageDriver = (
  { apiKey, baseUrl, fetch },
  model = 'gemini-2.5-flash'
) => createGoogle({ apiKey, baseURL: baseUrl || undefined, fetch })(model)
