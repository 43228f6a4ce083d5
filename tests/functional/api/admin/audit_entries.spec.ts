import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import { operator } from '#models/audit_entry'
import { apiAdmin, countQueries } from '#tests/support/admins'
import { assertPages } from '#tests/support/lists'
import { assertInvalid } from '#tests/support/problems'
import { assertShape } from '#tests/support/shapes'

const path = '/api/admin/audit'

test.group('API admin/audit', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('entries come newest first, and by whom and about whom', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const user = await UserFactory.create()
    const by = { actorId: admin.user.id, ipAddress: '192.0.2.7' }
    await user.changePlan('STARTER', by)
    await user.suspend(by)
    await user.unsuspend(operator)
    const response = await admin.get(`${path}?user_id=${user.id}`)
    const entries = response.body()
    assert.deepEqual(
      entries.map(({ event }: any) => event),
      ['user.unsuspended', 'user.suspended', 'user.plan_changed']
    )
    for (const entry of entries) assertShape(assert, entry, 'auditEntry')
    assert.deepEqual(
      { ...entries[2], id: null, created_at: null },
      {
        id: null,
        event: 'user.plan_changed',
        actor_id: admin.user.id,
        resource_type: 'user',
        resource_id: user.id,
        ip_address: '192.0.2.7',
        metadata: { from: 'FREE', to: 'STARTER' },
        created_at: null,
      }
    )
    assert.include(entries[0], { actor_id: null, ip_address: null })
    await assertPages(
      assert,
      admin,
      `${path}?user_id=${user.id}`,
      entries.map(({ id }: any) => id)
    )
    const byAdmin = await admin.get(`${path}?user_id=${admin.user.id}&event=user.suspended`)
    assert.deepEqual(
      byAdmin.body().map(({ id }: any) => id),
      [entries[1].id]
    )
  })

  test('an event that nobody knows has no entries', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const response = await admin.get(`${path}?event=user.promoted`)
    assert.deepEqual(response.body(), [])
    assert.equal(response.header('x-total-count'), '0')
  })

  test('a filter that can not be is refused', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    assertInvalid(assert, await admin.get(`${path}?user_id=nobody`), 'user_id')
    assertInvalid(assert, await admin.get(`${path}?event=${'x'.repeat(61)}`), 'event')
  })

  test('the length of a page does not change the number of queries', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const user = await UserFactory.create()
    for (const plan of ['PRO', 'FREE', 'PRO', 'FREE', 'PRO']) await user.changePlan(plan, operator)
    const queries = (limit: number) =>
      countQueries(async () => {
        const { length } = (await admin.get(`${path}?user_id=${user.id}&limit=${limit}`)).body()
        assert.equal(length, limit)
      })
    await queries(1)
    assert.equal(await queries(5), await queries(1))
  })
})
