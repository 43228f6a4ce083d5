import { createGoogle } from '@ai-sdk/google'
import env from '#start/env'

export const googleLanguageModel = (model = 'gemini-2.5-flash') =>
  createGoogle({ apiKey: env.get('GOOGLE_API_KEY') })(model)
