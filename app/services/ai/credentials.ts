import { guardedFetch } from '#services/outgoing/guarded_fetch'

/** How a provider is reached; without an address, where its maker serves it. */
export interface Credentials {
  apiKey?: string
  baseUrl?: string
  /** What requests go through, where the address is a user's and may not lead everywhere. */
  fetch?: typeof globalThis.fetch
}

/** An address that the operator chose, such as a gateway, holds for keys of users too. */
export const ownCredentials = (
  installed: Credentials | undefined,
  { apiKey, baseUrl }: { apiKey?: string | null; baseUrl: string | null }
): Credentials => ({
  apiKey: apiKey ?? undefined,
  ...(baseUrl ? { baseUrl, fetch: guardedFetch } : { baseUrl: installed?.baseUrl }),
})
