import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { all } from 'proxy-addr'
import type { IncomingMessage } from 'node:http'
import type { Trust } from '#services/network/trusted_proxies'

/** Where whoever has hung up by now was. */
const nowhere = 'unknown'

/** The smallest network that one customer of an IPv6 provider gets (RFC 6177), in bits. */
const ownNetwork = 64

/**
 * The address that a request comes from, in its one spelling. What a trusted proxy calls its client is believed where
 * it is an address; else the proxy is as far as is known.
 */
export function clientAddress(request: IncomingMessage, trust: Trust) {
  return all(request, trust).map(canonical).findLast(Boolean) ?? nowhere
}

/** Whose attempts count together: with IPv6 one person has more addresses than there are grains of sand. */
export function networkOf(address: string) {
  if (isIP(address) !== 6) return address
  const parts = ipaddr.parse(address).toByteArray()
  return `${ipaddr.fromByteArray(parts.fill(0, ownNetwork / 8))}/${ownNetwork}`
}

/** IPv4 in the clothes of IPv6 is IPv4; a zone, a port and brackets are no part of an address. Null where it is none. */
function canonical(told: string | undefined) {
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(told ?? '') ?? []
  const [, withPort] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(told ?? '') ?? []
  const [address] = (bracketed ?? withPort ?? told ?? '').split('%')
  return isIP(address) ? ipaddr.process(address).toString() : null
}
