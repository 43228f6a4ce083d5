import type { IncomingMessage } from 'node:http'
import { test } from '@japa/runner'
import { clientAddress, networkOf } from '#services/network/client_address'
import { trustedProxies } from '#services/network/trusted_proxies'

const request = (remoteAddress: string | undefined, forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
    connection: { remoteAddress },
  }) as unknown as IncomingMessage

const nginx = '10.0.0.5'
const edge = '173.245.48.7'
const ines = '203.0.113.9'
const forged = '8.8.8.8'

test.group('Client address', () => {
  test('{trust}: from {from} with {header} it is {expected}')
    .with([
      // Nobody is believed.
      { trust: undefined, from: ines, header: forged, expected: ines },
      { trust: 'false', from: ines, header: forged, expected: ines },
      { trust: '0', from: '127.0.0.1', header: forged, expected: '127.0.0.1' },
      // One hop: the proxy names its client, and adds it to whatever the client says of itself.
      { trust: 'true', from: nginx, header: ines, expected: ines },
      { trust: 'true', from: nginx, header: `${forged}, ${ines}`, expected: ines },
      { trust: '1', from: nginx, header: `${forged}, 127.0.0.1, ${ines}`, expected: ines },
      { trust: '1', from: nginx, header: undefined, expected: nginx },
      // Two hops
      { trust: '2', from: nginx, header: `${ines}, ${edge}`, expected: ines },
      { trust: '2', from: nginx, header: `${forged}, ${ines}, ${edge}`, expected: ines },
      // Networks
      { trust: 'loopback', from: '127.0.0.1', header: `${forged}, ${ines}`, expected: ines },
      { trust: 'loopback', from: nginx, header: forged, expected: nginx },
      { trust: '10.0.0.0/8', from: nginx, header: `${forged}, ${ines}`, expected: ines },
      { trust: '10.0.0.0/8', from: ines, header: `${forged}, ${nginx}`, expected: ines },
      {
        trust: 'loopback, 173.245.48.0/20',
        from: '::1',
        header: `${forged}, ${ines}, ${edge}`,
        expected: ines,
      },
      { trust: ' Loopback,UniqueLocal ', from: 'fd00::2', header: ines, expected: ines },
      // Proxies write addresses in many ways.
      { trust: '10.0.0.0/8', from: `::ffff:${nginx}`, header: ines, expected: ines },
      { trust: '1', from: nginx, header: `::ffff:${ines}`, expected: ines },
      { trust: '1', from: nginx, header: '::FFFF:CB00:7109', expected: ines },
      { trust: '1', from: nginx, header: `${ines}:51234`, expected: ines },
      { trust: '1', from: nginx, header: '[2001:db8::1]:51234', expected: '2001:db8::1' },
      { trust: '1', from: nginx, header: '2001:0DB8:0::0001', expected: '2001:db8::1' },
      { trust: undefined, from: 'fe80::1%eth0', header: undefined, expected: 'fe80::1' },
      // What is no address is not believed, and never kept.
      { trust: '1', from: nginx, header: 'unknown', expected: nginx },
      { trust: '1', from: nginx, header: `${ines}, <script>alert(1)</script>`, expected: nginx },
      { trust: '1', from: nginx, header: '1', expected: nginx },
      { trust: '1', from: nginx, header: ', ,', expected: nginx },
      { trust: '1', from: nginx, header: 'x'.repeat(8000), expected: nginx },
      { trust: '1', from: undefined, header: undefined, expected: 'unknown' },
    ])
    .run(({ assert }, { trust, from, header, expected }) => {
      assert.equal(clientAddress(request(from, header), trustedProxies(trust)), expected)
    })

  test('addresses of one IPv6 network count together, and no others', ({ assert }) => {
    assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:db8:1:2:ffff::1'))
    assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'))
    assert.equal(networkOf(ines), ines)
    assert.equal(networkOf('unknown'), 'unknown')
  })
})

test.group('Trusted proxies', () => {
  test('"{$self}" is refused with what is allowed')
    .with(['yes', '-1', '1.5', '100', 'loopbck', '10.0.0.0/33', '0.0.0.0/0', '1, loopback', ','])
    .run(({ assert }, told) => {
      assert.throws(
        () => trustedProxies(told),
        /TRUST_PROXY does not understand.+false.+true.+loopback.+10\.0\.0\.0\/8/
      )
    })
})
