import { test } from '@japa/runner'
import { AnswerTooLargeError } from '#services/outgoing/bounded_body'
import { causeOf } from '#services/outgoing/causes'
import {
  AddressRefusedError,
  guardedFetch,
  isPublic,
  refuseUnsafe,
} from '#services/outgoing/guarded_fetch'
import { configure, providerDouble } from '#tests/support/provider_double'

/** The refusal, however deep `fetch` hides it. */
async function refused(work: () => Promise<unknown>) {
  try {
    await work()
    return null
  } catch (error) {
    const refusal = causeOf(error, AddressRefusedError) ?? causeOf(error, AnswerTooLargeError)
    if (refusal) return refusal.message
    throw error
  }
}

const inside = [
  'https://127.0.0.1/v1',
  'https://127.1/v1',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://0.0.0.0/',
  'https://10.0.0.7/',
  'https://172.16.4.4/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/',
  'https://[::]/',
  'https://[::127.0.0.1]/',
  'https://[::8.8.8.8]/',
  'https://[::5efe:7f00:1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'http://example.com/',
  'ftp://example.com/',
  'https://user:password@example.com/',
]

test.group('Guarded fetch', () => {
  test('{$self} is refused')
    .with(inside)
    .run(async ({ assert }, address) => {
      assert.throws(() => refuseUnsafe(new URL(address)), AddressRefusedError)
      assert.isString(await refused(() => guardedFetch(address)))
    })

  test('public addresses are not', ({ assert }) => {
    for (const address of ['93.184.215.14', '2606:2800:21f:cb07::1', '8.8.8.8'])
      assert.isTrue(isPublic(address), address)
    assert.doesNotThrow(() => refuseUnsafe(new URL('https://api.openai.com/v1')))
    assert.isFalse(isPublic('not an address'))
  })

  test('a name that leads inside is refused when it is connected to', async ({ assert }) => {
    const refusal = await refused(() => guardedFetch('https://localhost/'))
    assert.match(refusal!, /private network/)
  })

  test('allowed, private addresses are reached: no redirect is followed, no flood is read', async ({
    assert,
    cleanup,
  }) => {
    const double = await providerDouble()
    cleanup(double.close)
    cleanup(configure({ ALLOW_PRIVATE_URLS: true as any }))
    const listed = await guardedFetch(`${double.url}/v1/models`)
    assert.equal(listed.status, 200)
    assert.include(await listed.text(), 'chat-1')
    double.conduct = 'redirects'
    assert.match((await refused(() => guardedFetch(double.url)))!, /leads on/)
    assert.lengthOf(double.requests, 2)
    double.conduct = 'floods'
    const flood = await guardedFetch(double.url)
    assert.match((await refused(() => flood.text()))!, /too large/)
  })
})
