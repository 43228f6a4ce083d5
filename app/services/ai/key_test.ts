import { APICallError } from '@ai-sdk/provider'
import type { Credentials } from '#services/ai/credentials'
import { providerError, type ProviderTrouble } from '#services/ai/provider_error'
import type { ProviderDefinition } from '#services/ai/provider_definition'
import { servedModels } from '#services/ai/served_models'
import { operatorFetch } from '#services/outgoing/bounded_fetch'
import { causeOf } from '#services/outgoing/causes'
import { AddressRefusedError } from '#services/outgoing/guarded_fetch'

const limit = 10_000

/** What is wrong with a key, and in which field of its form. */
export interface KeyFault {
  field: 'api_key' | 'base_url'
  reason: string
}

/** Tries a key at its provider. @returns null where it works */
export async function faultOf(
  { listing }: ProviderDefinition,
  credentials: Credentials
): Promise<KeyFault | null> {
  try {
    await (listing ? servedModels(listing, credentials) : reach(credentials))
    return null
  } catch (error) {
    const refusal = causeOf(error, AddressRefusedError)
    if (refusal) return { field: 'base_url', reason: refusal.message }
    return faults(credentials)[providerError(error).trouble] ?? unknown(credentials)
  }
}

/** One that lists nothing, and that answers and refuses no key is there. */
async function reach({ apiKey, baseUrl, fetch = operatorFetch }: Credentials) {
  const response = await fetch(baseUrl!, {
    headers: apiKey ? { Authorization: `Bearer ${apiKey}` } : {},
    signal: AbortSignal.timeout(limit),
  })
  await response.body?.cancel()
  const isRefused = response.status === 401 || response.status === 403 || response.status >= 500
  if (isRefused)
    throw new APICallError({
      message: 'Refused',
      url: baseUrl!,
      requestBodyValues: {},
      statusCode: response.status,
    })
}

function faults({ baseUrl }: Credentials): Partial<Record<ProviderTrouble, KeyFault>> {
  const atAddress = (reason: string): KeyFault => ({
    field: baseUrl ? 'base_url' : 'api_key',
    reason,
  })
  return {
    'key refused': { field: 'api_key', reason: 'The provider refused this key' },
    'credit used up': { field: 'api_key', reason: 'The credit of this key is used up' },
    'rate limited': {
      field: 'api_key',
      reason: 'The provider has too many requests of this key just now. Try again in a while',
    },
    'model unknown': atAddress(
      'Nothing that this provider should have is at this address. Does it have to end with /v1?'
    ),
    'unreachable': atAddress('There is no server that can be reached'),
    'too late': atAddress('The server did not answer within ten seconds'),
    'too much': atAddress('The answer of the server is too large'),
    'out of order': atAddress('The server is out of order. Try again in a while'),
  }
}

const unknown = ({ baseUrl }: Credentials): KeyFault => ({
  field: baseUrl ? 'base_url' : 'api_key',
  reason: 'The provider did not answer as it should',
})
