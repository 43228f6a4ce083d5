import { lookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent, fetch as undiciFetch, type RequestInit } from 'undici'
import env from '#start/env'

/** Bytes of an answer, and of one that comes as events or is heard. */
const limits = { whole: 1024 * 1024, stream: 16 * 1024 * 1024 }
const connectLimit = 10_000

/** An address that users may not send this server to. */
export class AddressRefusedError extends Error {
  override name = 'AddressRefusedError'
}

/** The refusal somewhere below what `fetch` and others say; null where there is none. */
export function refusedAddress(error: unknown, depth = 0): AddressRefusedError | null {
  if (error instanceof AddressRefusedError) return error
  const cause = (error as Error | undefined)?.cause
  return cause && depth < 5 ? refusedAddress(cause, depth + 1) : null
}

const arePrivateAllowed = () => env.get('ALLOW_PRIVATE_URLS', false)

/** Whether an IP address leads out of this network; IPv4 in the clothes of IPv6 is seen through. */
export function isPublic(address: string) {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/**
 * Of the address itself; what its name leads to is known at connect time.
 * @throws AddressRefusedError with a sentence for who typed it
 */
export function refuseUnsafe(url: URL) {
  if (arePrivateAllowed() && /^https?:$/.test(url.protocol)) return
  if (url.protocol !== 'https:')
    throw new AddressRefusedError('The address must begin with https://')
  if (url.username || url.password)
    throw new AddressRefusedError('The address must not contain a name or password')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host) && !isPublic(host)) throw new AddressRefusedError(leadsInside)
}

const leadsInside =
  'The address leads into a private network, which this server does not allow (ALLOW_PRIVATE_URLS)'

/** Resolves a name as usual, and refuses it where any of its addresses is private. */
const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, '')
    const isRefused = !arePrivateAllowed() && !found.every(({ address }) => isPublic(address))
    if (isRefused) return callback(new AddressRefusedError(leadsInside), '')
    if (options.all) return callback(null, found)
    callback(null, found[0].address, found[0].family)
  })
}

const agent = new Agent({
  connect: { lookup: guardedLookup, timeout: connectLimit },
  maxResponseSize: limits.stream,
})

/** `fetch` for addresses that users typed: only to where they may lead, without redirects, and not more than is bearable. */
export const guardedFetch: typeof globalThis.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  refuseUnsafe(url)
  const response = await undiciFetch(url, {
    ...(init as RequestInit),
    dispatcher: agent,
    redirect: 'manual',
  })
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel()
    throw new AddressRefusedError('The address leads on to another one, which is not followed')
  }
  const isStream = /^(?:text\/event-stream|audio\/)/.test(
    response.headers.get('content-type') ?? ''
  )
  const body = response.body?.pipeThrough(upTo(isStream ? limits.stream : limits.whole))
  const { status, statusText } = response
  return new Response(body as ReadableStream | undefined, {
    status,
    statusText,
    headers: [...response.headers],
  })
}

function upTo(limit: number) {
  let bytes = 0
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes > limit) controller.error(new AddressRefusedError('The answer is too large'))
      else controller.enqueue(chunk)
    },
  })
}
