import { createAnthropic } from '@ai-sdk/anthropic'
import env from '#start/env'

export const anthropicLanguageModel = (model = 'claude-sonnet-4-5') =>
  createAnthropic({ apiKey: env.get('ANTHROPIC_API_KEY'), baseURL: versioned() })(model)

/** Anthropic's own clients take the address without its version, and add it. */
function versioned() {
  const address = new URL(env.get('ANTHROPIC_BASE_URL') || 'https://api.anthropic.com')
  return address.pathname === '/' ? new URL('/v1', address).href : address.href
}
