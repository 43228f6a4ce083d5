import env from '#start/env'

/** How a provider is reached; without an address, where its maker serves it. */
export interface Credentials {
  apiKey?: string
  baseUrl?: string
  /** What requests go through, where the address is a user's and may not lead everywhere. */
  fetch?: typeof globalThis.fetch
}

/** The installation's own; the built-in provider needs none. */
const installed: Record<string, () => Credentials> = {
  dummy: () => ({}),
  openai: () => ({ apiKey: env.get('OPENAI_API_KEY'), baseUrl: env.get('OPENAI_BASE_URL') }),
  anthropic: () => ({
    apiKey: env.get('ANTHROPIC_API_KEY'),
    baseUrl: env.get('ANTHROPIC_BASE_URL'),
  }),
  google: () => ({ apiKey: env.get('GOOGLE_API_KEY') }),
  openai_compatible: () => ({
    apiKey: env.get('COMPATIBLE_API_KEY'),
    baseUrl: env.get('COMPATIBLE_BASE_URL'),
  }),
  external: () => ({ apiKey: env.get('TTS_API_KEY'), baseUrl: env.get('TTS_BASE_URL') }),
}

/** What a provider is reached with for a user. */
export async function credentialsFor(_userId: string, provider: string): Promise<Credentials> {
  return installed[provider]()
}
