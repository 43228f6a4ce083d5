import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { DateTime } from 'luxon'
import ApiKey, { defaultKeyFields } from '#models/api_key'
import UsageCounter from '#models/usage_counter'
import { CloneFactory } from '#database/factories/clone_factory'
import { apiMember } from '#tests/support/api_member'
import { assertProblem } from '#tests/support/problems'
import { timestamp } from '#tests/support/shapes'
import { useUp } from '#tests/support/usage'

async function using(client: ApiClient) {
  const ines = await apiMember(client)
  const rui = await CloneFactory.merge({ userId: ines.user.id, name: 'Rui' }).create()
  const maria = await CloneFactory.merge({ userId: ines.user.id, name: 'Maria' }).create()
  return { ines, rui, maria }
}

test.group('API usage', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a new account has used nothing', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const response = await ines.get('/api/usage')
    response.assertStatus(200)
    const { period_start: start, period_end: end, ...usage } = response.body()
    assert.deepEqual(usage, {
      billing_plan: 'FREE',
      clones: { current: 0, max: 2, percentage: 0 },
      messages_this_month: { current: 0, max: 100, percentage: 0 },
      documents_per_clone: [],
      warnings: [],
    })
    assert.match(start, timestamp)
    assert.match(end, timestamp)
    const [first, next] = [DateTime.fromISO(start), DateTime.fromISO(end)]
    assert.equal(+first.toUTC(), +DateTime.utc().startOf('month'))
    assert.equal(+next.toUTC(), +first.toUTC().plus({ months: 1 }))
  })

  test('what was made and said counts, the newest clone first', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const rui = (await ines.post('/api/clones', { name: 'Rui' })).body()
    const maria = (await ines.post('/api/clones', { name: 'Maria' })).body()
    await ines.post(`/api/clones/${rui.id}/documents`, { title: 'Letter', content: 'Dear Inês.' })
    const conversation = (await ines.post(`/api/clones/${rui.id}/conversations`, {})).body()
    await ines.post(`/api/conversations/${conversation.id}/messages`, { content: 'Hello' })
    const usage = (await ines.get('/api/usage')).body()
    assert.deepEqual(usage.clones, { current: 2, max: 2, percentage: 100 })
    assert.deepEqual(usage.messages_this_month, { current: 1, max: 100, percentage: 1 })
    assert.deepEqual(usage.documents_per_clone, [
      { clone_id: maria.id, clone_name: 'Maria', current: 0, max: 5, percentage: 0 },
      { clone_id: rui.id, clone_name: 'Rui', current: 1, max: 5, percentage: 20 },
    ])
    await ines.delete(`/api/clones/${rui.id}`)
    const after = (await ines.get('/api/usage')).body()
    assert.equal(after.clones.current, 1)
    assert.lengthOf(after.documents_per_clone, 1)
  })

  test('warnings begin at 80 % and name the clone', async ({ client, assert }) => {
    const { ines, rui } = await using(client)
    await useUp(ines.user, 'clones', 2)
    await useUp(ines.user, 'messages', 79)
    await useUp(ines.user, 'documents', 4, rui.id)
    const { warnings } = (await ines.get('/api/usage')).body()
    assert.deepEqual(
      warnings.map(({ message, ...rest }: { message: string }) => rest),
      [
        { resource: 'clones', percentage: 100, level: 'reached' },
        { resource: 'documents', percentage: 80, level: 'near' },
      ]
    )
    assert.include(warnings[1].message, 'Rui')
    assert.include(warnings[0].message, 'STARTER')
    await useUp(ines.user, 'messages', 80)
    const more = (await ines.get('/api/usage')).body().warnings
    assert.equal(more[1].resource, 'messages')
    assert.equal(more[1].level, 'near')
  })

  test('messages of another month do not count', async ({ client, assert }) => {
    const { ines } = await using(client)
    const scope = UsageCounter.monthOf(DateTime.utc().minus({ months: 1 }))
    await UsageCounter.create({ userId: ines.user.id, resource: 'messages', scope, used: 100 })
    const usage = (await ines.get('/api/usage')).body()
    assert.equal(usage.messages_this_month.current, 0)
    assert.deepEqual(usage.warnings, [])
  })

  test('a key of any scope may ask', async ({ client, assert }) => {
    const { ines, rui } = await using(client)
    const fields = { ...defaultKeyFields, label: 'Monitor', scopes: ['chat' as const] }
    const { rawKey } = await ApiKey.issue(ines.user, fields, null)
    const response = await client.get('/api/usage').header('X-API-Key', rawKey)
    response.assertStatus(200)
    assert.lengthOf(response.body().documents_per_clone, 2)
    assert.isTrue(
      response
        .body()
        .documents_per_clone.some(({ clone_id: id }: { clone_id: string }) => id === rui.id)
    )
  })

  test('a key that is bound to a clone learns of no other', async ({ client, assert }) => {
    const { ines, rui, maria } = await using(client)
    await useUp(ines.user, 'documents', 5, maria.id)
    await useUp(ines.user, 'clones', 2)
    const fields = { ...defaultKeyFields, label: 'Kiosk', cloneId: rui.id }
    const { rawKey } = await ApiKey.issue(ines.user, fields, null)
    const response = await client.get('/api/usage').header('X-API-Key', rawKey)
    response.assertStatus(200)
    const { clones, documents_per_clone: documents, warnings } = response.body()
    assert.equal(clones.current, 2)
    assert.deepEqual(
      documents.map(({ clone_id: id }: { clone_id: string }) => id),
      [rui.id]
    )
    assert.notInclude(response.text(), 'Maria')
    assert.deepEqual(
      warnings.map(({ resource }: { resource: string }) => resource),
      ['clones']
    )
  })

  test("another's clones are not in it", async ({ client, assert }) => {
    const { rui } = await using(client)
    const stranger = await apiMember(client)
    const response = await stranger.get('/api/usage')
    assert.notInclude(response.text(), rui.id)
  })

  test('without a credential there is none', async ({ client, assert }) => {
    assertProblem(assert, await client.get('/api/usage'), 'unauthenticated')
  })
})
