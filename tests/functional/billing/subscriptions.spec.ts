import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import encryption from '@adonisjs/core/services/encryption'
import AuditEntry from '#models/audit_entry'
import Clone from '#models/clone'
import type User from '#models/user'
import { UserFactory } from '#database/factories/user_factory'
import { apiMember } from '#tests/support/api_member'
import { begin } from '#tests/support/checkouts'
import { pageMember } from '#tests/support/page_member'

const path = '/billing/subscription'
const changes = ({ id }: User) =>
  AuditEntry.query().where({ event: 'user.plan_changed', resourceId: id })

test.group('Billing subscriptions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('confirming changes the plan, and leaves an entry', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const { token } = await begin(ines, 'STARTER')
    const response = await ines.send(path, { token })
    response.assertHeader('location', '/billing')
    assert.equal(response.flashMessage('notice'), 'Your plan is STARTER.')
    await ines.user.refresh()
    assert.equal(ines.user.billingPlan, 'STARTER')
    const [entry, ...others] = await changes(ines.user)
    assert.lengthOf(others, 0)
    assert.equal(entry.actorId, ines.user.id)
    assert.equal(entry.resourceType, 'user')
    assert.deepEqual(entry.metadata, { from: 'FREE', to: 'STARTER' })
    assert.isNotNull(entry.ipAddress)
  })

  test('a double click changes the plan once', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const { token } = await begin(ines, 'PRO')
    const clicks = await Promise.all([1, 2, 3].map(() => ines.send(path, { token })))
    for (const click of clicks) click.assertHeader('location', '/billing')
    assert.lengthOf(await changes(ines.user), 1)
  })

  test('a checkout works once, also after the plan was changed back', async ({
    client,
    assert,
  }) => {
    const ines = await pageMember(client)
    const up = await begin(ines, 'STARTER')
    await ines.send(path, { token: up.token })
    await ines.user.refresh()
    const down = await begin(ines, 'FREE')
    await ines.send(path, { token: down.token })
    await ines.send(path, { token: up.token })
    await ines.user.refresh()
    assert.equal(ines.user.billingPlan, 'FREE')
    assert.lengthOf(await changes(ines.user), 2)
  })

  test("another's checkout, an expired one and a made-up one change nothing", async ({
    client,
    assert,
  }) => {
    const ines = await pageMember(client)
    const stranger = await pageMember(client)
    const { token: others } = await begin(stranger, 'PRO')
    const checkout = { id: 'x', userId: ines.user.id, plan: 'PRO' }
    const expired = encryption.encrypt(checkout, { purpose: 'checkout', expiresIn: -1000 })
    const ofAnotherKind = encryption.encrypt(checkout, { purpose: 'something else' })
    for (const token of [others, expired, ofAnotherKind, 'made-up', undefined]) {
      const response = await ines.send(path, { token })
      assert.include(response.flashMessage('problem'), 'no longer valid')
    }
    await ines.user.refresh()
    assert.equal(ines.user.billingPlan, 'FREE')
    assert.lengthOf(await changes(ines.user), 0)
  })

  test('it needs the token of the form', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const { token } = await begin(ines, 'PRO')
    await client.post(path).loginAs(ines.user).form({ token }).redirects(0)
    await ines.user.refresh()
    assert.equal(ines.user.billingPlan, 'FREE')
  })

  test('lowering deletes nothing: what is over stays readable, and creating waits until it fits', async ({
    client,
    assert,
  }) => {
    const user = await UserFactory.apply('starter').create()
    const [ines, program] = [await pageMember(client, user), await apiMember(client, user)]
    const clones: string[] = []
    for (const name of ['Rui', 'Maria', 'Tomás']) {
      clones.push((await program.post('/api/clones', { name })).body().id)
    }
    const { token } = await begin(ines, 'FREE')
    await ines.send(path, { token })
    assert.lengthOf((await program.get('/api/clones')).body(), 3)
    for (const id of clones) (await program.get(`/api/clones/${id}`)).assertStatus(200)
    const refused = await program.post('/api/clones', { name: 'Inês' })
    refused.assertStatus(402)
    assert.containSubset(refused.body(), { plan: 'FREE', limit: 2, used: 3 })
    await program.delete(`/api/clones/${clones[0]}`)
    ;(await program.post('/api/clones', { name: 'Inês' })).assertStatus(402)
    await program.delete(`/api/clones/${clones[1]}`)
    ;(await program.post('/api/clones', { name: 'Inês' })).assertStatus(201)
    assert.lengthOf(await Clone.query().where('userId', user.id), 2)
  })
})
