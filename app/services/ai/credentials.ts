import env from '#start/env'
import ProviderKey from '#models/provider_key'
import { guardedFetch } from '#services/outgoing/guarded_fetch'

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

/**
 * What a provider is reached with for a user: her own key, else the installation's.
 * @throws ProblemException where her key can't be read any more
 */
export async function credentialsFor(userId: string, provider: string): Promise<Credentials> {
  if (provider === 'dummy') return {}
  const own = await ProviderKey.findBy({ userId, provider })
  if (!own) return installed[provider]()
  return ownCredentials(provider, { apiKey: own.apiKey, baseUrl: own.baseUrl })
}

/** An address that the operator chose, such as a gateway, holds for keys of users too. */
export const ownCredentials = (
  provider: string,
  { apiKey, baseUrl }: { apiKey?: string | null; baseUrl: string | null }
): Credentials => ({
  apiKey: apiKey ?? undefined,
  ...(baseUrl ? { baseUrl, fetch: guardedFetch } : { baseUrl: installed[provider]().baseUrl }),
})
