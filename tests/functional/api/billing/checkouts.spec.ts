import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { appUrl } from '#config/app'
import ApiKey, { defaultKeyFields } from '#models/api_key'
import { apiMember } from '#tests/support/api_member'
import { assertInvalid, assertProblem } from '#tests/support/problems'

const path = '/api/billing/checkout'

test.group('API billing checkouts', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('where payments are simulated the address is a page of ours, and nothing changes yet', async ({
    client,
    assert,
  }) => {
    const ines = await apiMember(client)
    const response = await ines.post(path, { plan: 'STARTER' })
    response.assertStatus(200)
    assert.sameMembers(Object.keys(response.body()), ['checkout_url', 'mode'])
    assert.equal(response.body().mode, 'dummy')
    assert.isTrue(response.body().checkout_url.startsWith(`${appUrl}/billing/checkout?token=`))
    const me = await ines.get('/api/auth/me')
    assert.equal(me.body().billing_plan, 'FREE')
  })

  test('{$self} is no plan')
    .with([undefined, null, '', 'GOLD', 'starter', 7, ['PRO'], 'P'.repeat(41)])
    .run(async ({ client, assert }, plan) => {
      const ines = await apiMember(client)
      assertInvalid(assert, await ines.post(path, { plan }), 'plan')
    })

  test('the plan that the account has is a conflict', async ({ client, assert }) => {
    const ines = await apiMember(client)
    assertProblem(assert, await ines.post(path, { plan: 'FREE' }), 'conflict')
  })

  test('a key can’t change the plan', async ({ client, assert }) => {
    const { user } = await apiMember(client)
    const scopes = ['read' as const, 'write' as const, 'chat' as const]
    const { rawKey } = await ApiKey.issue(user, { ...defaultKeyFields, label: 'All', scopes }, null)
    const response = await client.post(path).header('X-API-Key', rawKey).json({ plan: 'PRO' })
    assertProblem(assert, response, 'forbidden')
  })

  test('without a credential there is none', async ({ client, assert }) => {
    assertProblem(assert, await client.post(path).json({ plan: 'PRO' }), 'unauthenticated')
  })
})
