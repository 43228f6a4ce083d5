import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { UserFactory } from '#database/factories/user_factory'
import AuditEntry from '#models/audit_entry'
import UsageCounter from '#models/usage_counter'
import User from '#models/user'
import { apiAdmin, auditOf, countQueries, onlyAdmin } from '#tests/support/admins'
import { apiMember } from '#tests/support/api_member'
import { assertPages } from '#tests/support/lists'
import { assertInvalid, assertProblem } from '#tests/support/problems'
import { assertShape, unknownId } from '#tests/support/shapes'

const path = '/api/admin/users'

/** Users whom one search finds, newest first. */
async function household(count: number) {
  const name = `Duarte${randomUUID().slice(0, 8)}`
  const users = await UserFactory.merge(
    Array.from({ length: count }, (_, n) => ({
      fullName: `${name} ${n}`,
      createdAt: DateTime.utc().minus({ minutes: n }),
    }))
  ).createMany(count)
  return { name, users }
}

test.group('API admin/users', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('users come newest first, in pages', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const { name, users } = await household(3)
    await assertPages(
      assert,
      admin,
      `${path}?q=${name}`,
      users.map(({ id }) => id)
    )
    const everybody = await admin.get(path)
    assert.isAtLeast(Number(everybody.header('x-total-count')), 4)
  })

  test('each with clones and the messages of this month', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const { name, users } = await household(2)
    const [ines] = users
    await CloneFactory.merge({ userId: ines.id }).createMany(3)
    await UsageCounter.createMany([
      { userId: ines.id, resource: 'messages', scope: UsageCounter.scopeOf('messages'), used: 7 },
      { userId: ines.id, resource: 'messages', scope: '2020-01', used: 40 },
    ])
    const [first, second] = (await admin.get(`${path}?q=${name}`)).body()
    assertShape(assert, first, 'userSummary')
    assert.containsSubset(first, {
      email: ines.email,
      is_platform_admin: false,
      billing_plan: 'FREE',
      suspended_at: null,
      clone_count: 3,
      message_count_this_month: 7,
    })
    assert.include(second, { clone_count: 0, message_count_this_month: 0 })
  })

  test('{q} finds {fullName}')
    .with([
      { q: 'inês', fullName: 'INÊS Duarte' },
      { q: 'ÉLOÏSE', fullName: 'Éloïse Martin' },
      { q: 'DUART', fullName: 'Inês Duarte' },
      { q: '100%_\\', fullName: 'At 100%_\\' },
      { q: "O'Hara", fullName: "Maureen O'Hara" },
    ])
    .run(async ({ client, assert }, { q, fullName }) => {
      const admin = await apiAdmin(client)
      const { id } = await UserFactory.merge({ fullName }).create()
      const response = await admin.get(`${path}?q=${encodeURIComponent(q)}`)
      assert.include(
        response.body().map((user: any) => user.id),
        id
      )
    })

  test('an address is found whatever its case, and wildcards are letters', async ({
    client,
    assert,
  }) => {
    const admin = await apiAdmin(client)
    const { id, email } = await UserFactory.create()
    const found = await admin.get(`${path}?q=${email.toUpperCase()}`)
    assert.equal(found.body()[0].id, id)
    const none = await admin.get(`${path}?q=${email.replace('@', '_')}`)
    assert.deepEqual(none.body(), [])
  })

  test('a search that can not be is refused', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    assertInvalid(assert, await admin.get(`${path}?q=${'x'.repeat(255)}`), 'q')
    assertInvalid(assert, await admin.get(`${path}?q=%00`), 'q')
  })

  test('the length of a page does not change the number of queries', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const { name, users } = await household(30)
    await CloneFactory.merge(users.map(({ id }) => ({ userId: id }))).createMany(30)
    const queries = (limit: number) =>
      countQueries(async () => {
        const { length } = (await admin.get(`${path}?q=${name}&limit=${limit}`)).body()
        assert.equal(length, limit)
      })
    await queries(1)
    const ofOne = await queries(1)
    assert.equal(await queries(30), ofOne)
    assert.isAbove(ofOne, 3)
    assert.isAtMost(ofOne, 8)
  })
})

test.group('API admin/users changes', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('plan, rights and suspension change, each with an entry that says from and to', async ({
    client,
    assert,
  }) => {
    const admin = await apiAdmin(client)
    const user = await UserFactory.create()
    const changed = await admin.patch(`${path}/${user.id}`, {
      billing_plan: 'PRO',
      is_platform_admin: true,
      suspended: true,
    })
    changed.assertStatus(200)
    assertShape(assert, changed.body(), 'userSummary')
    assert.include(changed.body(), { billing_plan: 'PRO', is_platform_admin: true })
    assert.isNotNull(changed.body().suspended_at)
    const entries = await auditOf(user)
    assert.sameDeepMembers(
      entries.map(({ event, metadata }) => ({ event, metadata })),
      [
        {
          event: 'user.suspended',
          metadata: { from: null, to: changed.body().suspended_at },
        },
        { event: 'user.admin_granted', metadata: { from: false, to: true } },
        { event: 'user.plan_changed', metadata: { from: 'FREE', to: 'PRO' } },
      ]
    )
    for (const { actorId, ipAddress } of entries) {
      assert.equal(actorId, admin.user.id)
      assert.match(ipAddress!, /127\.0\.0\.1|::1/)
    }

    const back = await admin.patch(`${path}/${user.id}`, {
      is_platform_admin: false,
      suspended: false,
    })
    assert.include(back.body(), { is_platform_admin: false, suspended_at: null })
    const events = (await auditOf(user)).slice(3).map(({ event }) => event)
    assert.deepEqual(events, ['user.admin_revoked', 'user.unsuspended'])
  })

  test('what stays as it is leaves no entry', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    const user = await UserFactory.create()
    for (const body of [{}, { billing_plan: 'FREE', is_platform_admin: false, suspended: false }]) {
      const response = await admin.patch(`${path}/${user.id}`, body)
      response.assertStatus(200)
    }
    assert.lengthOf(await auditOf(user), 0)
  })

  test('what can not be is named: {field}')
    .with([
      { field: 'billing_plan', value: 'GOLD' },
      { field: 'billing_plan', value: 'free' },
      { field: 'billing_plan', value: null },
      { field: 'billing_plan', value: 'x'.repeat(41) },
      { field: 'is_platform_admin', value: 'true' },
      { field: 'is_platform_admin', value: null },
      { field: 'suspended', value: 1 },
      { field: 'suspended', value: null },
    ])
    .run(async ({ client, assert }, { field, value }) => {
      const admin = await apiAdmin(client)
      const { id } = await UserFactory.create()
      assertInvalid(assert, await admin.patch(`${path}/${id}`, { [field]: value }), field)
    })

  test('nobody is at an unknown id', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    for (const id of [unknownId, 'nobody']) {
      assertProblem(assert, await admin.patch(`${path}/${id}`, { suspended: true }), 'not-found')
    }
  })

  test('the last admin keeps the rights, and nothing else of the request is done', async ({
    client,
    assert,
  }) => {
    const admin = await apiAdmin(client)
    await UserFactory.apply('admin').apply('suspended').create()
    await User.query()
      .whereNot('id', admin.user.id)
      .whereNull('suspendedAt')
      .update({ is_platform_admin: false })
    const refused = await admin.patch(`${path}/${admin.user.id}`, {
      is_platform_admin: false,
      billing_plan: 'PRO',
    })
    assertProblem(assert, refused, 'conflict')
    await admin.user.refresh()
    assert.isTrue(admin.user.isPlatformAdmin)
    assert.equal(admin.user.billingPlan, 'FREE')
    assert.lengthOf(await auditOf(admin.user), 0)
  })

  test('with another admin there she may give them up', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    await onlyAdmin(admin.user)
    await UserFactory.apply('admin').create()
    const response = await admin.patch(`${path}/${admin.user.id}`, { is_platform_admin: false })
    assert.isFalse(response.body().is_platform_admin)
    assertProblem(assert, await admin.get(path), 'forbidden')
  })

  test('nobody suspends the own account', async ({ client, assert }) => {
    const admin = await apiAdmin(client)
    await UserFactory.apply('admin').create()
    const response = await admin.patch(`${path}/${admin.user.id}`, { suspended: true })
    assertProblem(assert, response, 'conflict')
  })

  test('an act and its entry are one: without the entry nothing is done', async ({
    client,
    assert,
    cleanup,
  }) => {
    const admin = await apiAdmin(client)
    const user = await UserFactory.create()
    const { record } = AuditEntry
    cleanup(() => {
      AuditEntry.record = record
    })
    AuditEntry.record = () => Promise.reject(new Error('The disk is full'))
    await assert.rejects(() => user.suspend({ actorId: admin.user.id, ipAddress: null }))
    AuditEntry.record = record
    const { suspendedAt } = await User.findOrFail(user.id)
    assert.isNull(suspendedAt)
  })

  test('a member who is no admin changes nobody', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const response = await ines.patch(`${path}/${ines.user.id}`, { is_platform_admin: true })
    assertProblem(assert, response, 'forbidden')
    await ines.user.refresh()
    assert.isFalse(ines.user.isPlatformAdmin)
  })
})
