import { APICallError } from '@ai-sdk/provider'
import type { Credentials } from '#services/ai/credentials'
import { operatorFetch } from '#services/outgoing/bounded_fetch'

const limit = 10_000

/** How a provider tells its models. */
export interface Listing {
  address: (base: string) => string
  headers: (apiKey: string) => Record<string, string>
  /** Where its maker serves it. */
  usual?: string
}

export const below = (path: string) => (base: string) =>
  `${base.replace(/(?<!\/)\/+$/, '')}/${path}`

/** As OpenAI does, and who imitates it. */
export const listedByBearer: Listing = {
  address: below('models'),
  headers: (apiKey): Record<string, string> =>
    apiKey ? { Authorization: `Bearer ${apiKey}` } : {},
}

/**
 * The names of the models that a provider serves: the cheapest question that a wrong key does not pass.
 * @throws APICallError, or what the network says
 */
export async function servedModels(
  { address, headers, usual }: Listing,
  { apiKey = '', baseUrl, fetch = operatorFetch }: Credentials
): Promise<string[]> {
  const url = address(baseUrl || usual!)
  const response = await fetch(url, {
    headers: headers(apiKey),
    signal: AbortSignal.timeout(limit),
  }).catch((cause) => {
    throw new APICallError({ message: 'No connection', url, requestBodyValues: {}, cause })
  })
  const body = await response.text()
  if (!response.ok) throw refusal(url, response, body)
  return namesIn(body) ?? Promise.reject(refusal(url, response, body))
}

const refusal = (url: string, response: Response, responseBody: string) =>
  new APICallError({
    message: 'The models were not listed',
    url,
    requestBodyValues: {},
    statusCode: response.ok ? 404 : response.status,
    responseHeaders: Object.fromEntries(response.headers),
    responseBody,
  })

/** Names that can be shown and kept, at most so many. */
const mostNames = 1000
const longestName = 200

/** Null where it is no list of models. */
function namesIn(body: string): string[] | null {
  try {
    const { data, models } = JSON.parse(body) as Record<string, Array<Record<string, unknown>>>
    return (data ?? models)
      .slice(0, mostNames)
      .map(({ id, name }) => id ?? name)
      .filter(isName)
  } catch {
    return null
  }
}

const isName = (told: unknown): told is string =>
  typeof told === 'string' && told.length <= longestName && /^[^\p{C}]+$/u.test(told)
