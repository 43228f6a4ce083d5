import { lookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import {
  Agent,
  DecoratorHandler,
  fetch as undiciFetch,
  type Dispatcher,
  type RequestInit,
} from 'undici'
import env from '#start/env'
import { AnswerTooLargeError } from '#services/outgoing/bounded_body'
import { boundedFetch } from '#services/outgoing/bounded_fetch'

const mebibyte = 1024 * 1024

/** Of an answer, and of one that comes as events or is heard. */
const bounds = {
  whole: { bytes: mebibyte, pieces: 20_000 },
  stream: { bytes: 16 * mebibyte, pieces: 100_000 },
}
const connectLimit = 10_000

/** An address that users may not send this server to. */
export class AddressRefusedError extends Error {
  override name = 'AddressRefusedError'
}

const arePrivateAllowed = () => env.get('ALLOW_PRIVATE_URLS', false)

/** What of IPv6 is given out for use across the internet (RFC 4291); the rest wraps IPv4, is reserved or of old. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether an IP address leads out of this network; IPv4 in the clothes of IPv6 is seen through. */
export function isPublic(address: string) {
  if (!ipaddr.isValid(address)) return false
  const seen = ipaddr.process(address)
  return seen.range() === 'unicast' && (seen instanceof ipaddr.IPv4 || seen.match(globalUnicast))
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

/** Interim answers, such as 103, that may come before the one that counts. */
const mostInterim = 10

class FewInterimAnswers extends DecoratorHandler {
  #interim = 0

  constructor(private handler: Dispatcher.DispatchHandler) {
    super(handler)
  }

  onResponseStart(
    ...[controller, status, ...rest]: Parameters<
      NonNullable<Dispatcher.DispatchHandler['onResponseStart']>
    >
  ) {
    if (status >= 200 || ++this.#interim <= mostInterim)
      return this.handler.onResponseStart?.(controller, status, ...rest)
    controller.abort(new AnswerTooLargeError('There are too many interim answers'))
  }
}

const agent = new Agent({
  connect: { lookup: guardedLookup, timeout: connectLimit },
  maxResponseSize: bounds.stream.bytes,
}).compose((dispatch) => (options, handler) => dispatch(options, new FewInterimAnswers(handler)))

const toWhereItMay: typeof globalThis.fetch = async (input, init) => {
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
  return response as unknown as Response
}

/** `fetch` for addresses that users typed: only to where they may lead, without redirects, and not more than is bearable. */
export const guardedFetch = boundedFetch(toWhereItMay, ({ headers }) =>
  /^(?:text\/event-stream|audio\/)/.test(headers.get('content-type') ?? '')
    ? bounds.stream
    : bounds.whole
)
