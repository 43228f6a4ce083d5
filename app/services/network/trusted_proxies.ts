import { isIP } from 'node:net'
import { compile } from 'proxy-addr'

/** Whether a sender is a proxy of ours, by its address and by how many stand between it and this server. */
export type Trust = (address: string, hop: number) => boolean

/** Networks that have a name. */
const named = ['loopback', 'linklocal', 'uniquelocal']

/**
 * Whose `X-Forwarded-For` is believed, as `TRUST_PROXY` tells it. `true` is one hop: what that proxy says of its client,
 * and nothing that the client says of itself.
 * @throws Error with a sentence for the operator
 */
export function trustedProxies(told = 'false'): Trust {
  const value = told.trim().toLowerCase()
  if (['', 'false', '0'].includes(value)) return () => false
  const hops = value === 'true' ? 1 : Number(/^[1-9]\d?$/.exec(value)?.[0] ?? 0)
  return hops > 0 ? (_, hop) => hop < hops : trustedNetworks(told, value)
}

function trustedNetworks(told: string, value: string): Trust {
  const networks = value.split(',').map((network) => network.trim())
  try {
    // `1` would be the address 0.0.0.1.
    if (networks.every((network) => named.includes(network) || isIP(network.split('/')[0])))
      return compile(networks)
  } catch {}
  throw new Error(
    `TRUST_PROXY does not understand "${told}". Allowed are: false; true or a number of proxies from 1 to 99; ` +
      `or, separated by commas, ${named.join(', ')}, and addresses or networks such as 10.0.0.0/8`
  )
}
