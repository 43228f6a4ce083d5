import { createAnthropic } from '@ai-sdk/anthropic'
import type { LanguageDriver } from '../language_driver.js'

export const anthropicLanguageModel: LanguageDriver = (
  { apiKey, baseUrl, fetch },
  model = 'claude-sonnet-4-5'
) =>
  createAnthropic({ apiKey, baseURL: versioned(baseUrl || 'https://api.anthropic.com'), fetch })(
    model
  )

/** Anthropic's own clients take the address without its version, and add it. */
function versioned(baseUrl: string) {
  const address = new URL(baseUrl)
  return address.pathname === '/' ? new URL('/v1', address).href : address.href
}
