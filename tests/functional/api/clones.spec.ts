import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { ConversationFactory } from '#database/factories/conversation_factory'
import { DocumentFactory } from '#database/factories/document_factory'
import { MemoryFactory } from '#database/factories/memory_factory'
import { UserFactory } from '#database/factories/user_factory'
import Clone from '#models/clone'
import UsageCounter from '#models/usage_counter'
import { apiMember } from '#tests/support/api_member'
import { assertPages } from '#tests/support/lists'
import { assertInvalid, assertProblem, assertUnknown } from '#tests/support/problems'
import { assertShape, unknownId } from '#tests/support/shapes'

const quotaFields = ['resource', 'plan', 'limit', 'used', 'resets_at', 'upgrade_to']

test.group('API clones', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a name is enough for a clone', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const response = await ines.post('/api/clones', { name: '  Rui  ' })
    response.assertStatus(201)
    const clone = response.body()
    assertShape(assert, clone, 'clone')
    assert.include(clone, { user_id: ines.user.id, name: 'Rui', description: '' })
    assert.include(clone, { memory_count: 0, conversation_count: 0, document_count: 0 })
    assert.isNull(clone.avatar_image_url)
    assert.deepEqual(clone.tone_config, { warmth: 0.7, humor: 0.5, formality: 0.3 })
    const stored = await ines.get(`/api/clones/${clone.id}`)
    assert.deepEqual(stored.body(), clone)
    await db.assertHas('clones', { id: clone.id, name: 'Rui', user_id: ines.user.id }, 1)
  })

  test('everything that a clone can be told is kept', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const fields = {
      name: 'Rui Duarte',
      description: 'A retired railwayman.\n\nHe kept bees.',
      tone_config: { warmth: 0, humor: 1, formality: 0.25 },
    }
    const response = await ines.post('/api/clones', fields)
    response.assertStatus(201)
    const stored = await ines.get(`/api/clones/${response.body().id}`)
    assert.deepInclude(stored.body(), fields)
  })

  test('what is no clone is named: {field}')
    .with([
      { field: 'name', value: undefined },
      { field: 'name', value: null },
      { field: 'name', value: '' },
      { field: 'name', value: ' \n ' },
      { field: 'name', value: 'x'.repeat(101) },
      { field: 'name', value: 7 },
      { field: 'name', value: ['Rui'] },
      { field: 'description', value: 'x'.repeat(2001) },
      { field: 'description', value: {} },
      { field: 'tone_config', value: 'warm' },
      { field: 'tone_config.warmth', value: 1.01, key: 'warmth' },
      { field: 'tone_config.humor', value: -0.01, key: 'humor' },
      { field: 'tone_config.formality', value: 'high', key: 'formality' },
    ])
    .run(async ({ client, assert }, { field, value, key }) => {
      const ines = await apiMember(client)
      const change = key ? { tone_config: { [key]: value } } : { [field]: value }
      const rejected = await ines.post('/api/clones', { name: 'Rui', ...change })
      assertInvalid(assert, rejected, field)
      assert.equal(await UsageCounter.used(ines.user.id, 'clones', ''), 0)
      const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
      if (value !== undefined) {
        assertInvalid(assert, await ines.patch(`/api/clones/${clone.id}`, change), field)
      }
    })

  test('the list is hers alone, newest first, with counts', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const stranger = await apiMember(client)
    const userId = ines.user.id
    const clones = await CloneFactory.merge({ userId }).createMany(3)
    const cloneId = clones[1].id
    await MemoryFactory.merge({ userId, cloneId }).createMany(2)
    await ConversationFactory.merge({ userId, cloneId }).createMany(3)
    await DocumentFactory.merge({ userId, cloneId }).create()

    await assertPages(assert, ines, '/api/clones', clones.map(({ id }) => id).reverse())
    await assertPages(assert, stranger, '/api/clones', [])
    const list = await ines.get('/api/clones')
    for (const clone of list.body()) assertShape(assert, clone, 'clone')
    const counts = { memory_count: 2, conversation_count: 3, document_count: 1 }
    assert.include(list.body()[1], counts)
    const one = await ines.get(`/api/clones/${cloneId}`)
    assert.deepEqual(one.body(), list.body()[1])
  })

  test('{$self} changes only what is sent')
    .with(['patch', 'put'] as const)
    .run(async ({ client, assert }, method) => {
      const ines = await apiMember(client)
      const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
      await MemoryFactory.merge({ userId: ines.user.id, cloneId: clone.id }).create()
      const path = `/api/clones/${clone.id}`
      const before = (await ines.get(path)).body()

      const renamed = await ines[method](path, { name: 'Rui D.' })
      renamed.assertStatus(200)
      const { updated_at: moved } = renamed.body()
      assert.deepEqual(renamed.body(), { ...before, name: 'Rui D.', updated_at: moved })
      assert.isAtLeast(Date.parse(moved), Date.parse(before.updated_at))

      const toned = await ines[method](path, { tone_config: { humor: 0 } })
      assert.deepEqual(toned.body().tone_config, { ...before.tone_config, humor: 0 })
      const cleared = await ines[method](path, { description: null })
      assert.include(cleared.body(), { description: '', name: 'Rui D.', memory_count: 1 })
      const same = await ines[method](path, {})
      assert.deepEqual(same.body(), cleared.body())
      assert.deepEqual((await ines.get(path)).body(), cleared.body())
    })

  test('what is not hers to set stays', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const stranger = await UserFactory.create()
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    const before = (await ines.get(`/api/clones/${clone.id}`)).body()
    const response = await ines.patch(`/api/clones/${clone.id}`, {
      id: unknownId,
      user_id: stranger.id,
      userId: stranger.id,
      avatar_image_url: 'https://example.com/spy.png',
      index_version: 99,
      memory_count: 99,
      created_at: '2000-01-01T00:00:00Z',
    })
    response.assertStatus(200)
    assert.deepEqual((await ines.get(`/api/clones/${clone.id}`)).body(), before)
  })

  test('a stranger gets 404', async ({ client, assert }) => {
    const clone = await CloneFactory.create()
    const stranger = await apiMember(client)
    for (const method of ['get', 'put', 'patch', 'delete'] as const) {
      assertUnknown(
        assert,
        await stranger[method](`/api/clones/${clone.id}`, { name: 'Mine' }),
        await stranger[method](`/api/clones/${unknownId}`, { name: 'Mine' })
      )
    }
    assert.equal((await Clone.findOrFail(clone.id)).name, 'Rui Duarte')
  })

  test('a deleted clone is gone with everything it was taught', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const created = await ines.post('/api/clones', { name: 'Rui' })
    const { id } = created.body()
    const path = `/api/clones/${id}`
    await ines.post(`${path}/memories`, { content: 'We kept bees behind the station.' })
    await ines.post(`${path}/documents`, { title: 'Letters', content: 'The bees swarmed in May.' })
    const conversation = await ines.post(`${path}/conversations`, {})
    const talk = `/api/conversations/${conversation.body().id}`
    await ines.post(`${talk}/messages`, { content: 'I live in Lisbon now, near the river.' })

    const response = await ines.delete(path)
    response.assertStatus(204)
    assert.equal(response.text(), '')
    assertProblem(assert, await ines.delete(path), 'not-found')
    assertProblem(assert, await ines.get(path), 'not-found')
    assertProblem(assert, await ines.get(`${path}/search?q=bees`), 'not-found')
    assertProblem(assert, await ines.get(talk), 'not-found')
    for (const table of ['memories', 'documents', 'conversations', 'passages']) {
      await db.assertMissing(table, { clone_id: id })
    }
    await db.assertMissing('messages', { conversation_id: conversation.body().id })
    await db.assertMissing('usage_counters', { user_id: ines.user.id, scope: id })
    await db.assertHas('usage_counters', { user_id: ines.user.id, resource: 'clones', used: 0 }, 1)
  })
})

test.group('API clones quota', () => {
  test('FREE allows two clones, and a deleted one makes room', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const first = await ines.post('/api/clones', { name: 'Rui' })
    await ines.post('/api/clones', { name: 'Tomás' })
    const third = await ines.post('/api/clones', { name: 'Amália' })
    const problem = assertProblem(assert, third, 'quota-exceeded', quotaFields)
    assert.include(problem, { resource: 'clones', plan: 'FREE', limit: 2, used: 2 })
    assert.isNull(problem.resets_at)
    assert.equal(problem.upgrade_to, 'STARTER')
    await db.assertHas('clones', { user_id: ines.user.id }, 2)

    await ines.delete(`/api/clones/${first.body().id}`)
    const again = await ines.post('/api/clones', { name: 'Amália' })
    again.assertStatus(201)
  })

  test('the plan decides how many', async ({ client, assert }) => {
    const plans = [
      { state: 'starter', plan: 'STARTER', limit: 10, next: 'PRO' },
      { state: 'pro', plan: 'PRO', limit: 50, next: null },
    ] as const
    for (const { state, plan, limit, next } of plans) {
      const member = await apiMember(client, await UserFactory.apply(state).create())
      await UsageCounter.create({
        userId: member.user.id,
        resource: 'clones',
        scope: '',
        used: limit - 1,
      })
      const last = await member.post('/api/clones', { name: 'Rui' })
      last.assertStatus(201)
      const response = await member.post('/api/clones', { name: 'Rui' })
      const problem = assertProblem(assert, response, 'quota-exceeded', quotaFields)
      assert.include(problem, { plan, limit, used: limit })
      assert.equal(problem.upgrade_to, next)
    }
  })

  test('over a lowered plan everything stays readable', async ({ client, assert }) => {
    const ines = await apiMember(client, await UserFactory.apply('starter').create())
    for (const name of ['Rui', 'Tomás', 'Amália']) await ines.post('/api/clones', { name })
    await ines.user.merge({ billingPlan: 'FREE' }).save()
    const list = await ines.get('/api/clones')
    assert.lengthOf(list.body(), 3)
    const response = await ines.post('/api/clones', { name: 'Zeca' })
    const problem = assertProblem(assert, response, 'quota-exceeded', quotaFields)
    assert.include(problem, { limit: 2, used: 3 })
    const renamed = await ines.patch(`/api/clones/${list.body()[0].id}`, { name: 'Dona Amália' })
    renamed.assertStatus(200)
  })

  test('of 20 clones at once FREE gets exactly two', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, index) => ines.post('/api/clones', { name: `Clone ${index}` }))
    )
    const statuses = responses.map((response) => response.status()).sort()
    assert.deepEqual(statuses, [201, 201, ...Array.from({ length: 18 }, () => 402)])
    await db.assertHas('clones', { user_id: ines.user.id }, 2)
    assert.equal(await UsageCounter.used(ines.user.id, 'clones', ''), 2)
  })

  test('a clone deleted by ten at once gives back one unit', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { id } = (await ines.post('/api/clones', { name: 'Rui' })).body()
    await ines.post('/api/clones', { name: 'Tomás' })
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => ines.delete(`/api/clones/${id}`))
    )
    const statuses = responses.map((response) => response.status()).sort()
    assert.deepEqual(statuses, [204, ...Array.from({ length: 9 }, () => 404)])
    assert.equal(await UsageCounter.used(ines.user.id, 'clones', ''), 1)
  })

  test('what arrives while its clone goes is a 404, not a failure', async ({
    client,
    assert,
    db,
  }) => {
    const ines = await apiMember(client)
    const { id } = (await ines.post('/api/clones', { name: 'Rui' })).body()
    const path = `/api/clones/${id}`
    const opened = await ines.post(`${path}/conversations`, {})
    const talk = `/api/conversations/${opened.body().id}/messages`
    const writes = Array.from({ length: 4 }, (_, index) => [
      ines.post(`${path}/memories`, { content: `Memory number ${index} of the bees.` }),
      ines.post(`${path}/documents`, { title: `Letter ${index}`, content: 'The bees.' }),
      ines.post(`${path}/conversations`, {}),
      ines.post(talk, { content: 'The bees are well, I think.' }),
      ...(index === 1 ? [ines.delete(path)] : []),
      ines.patch(path, { name: `Rui ${index}` }),
      ines.get(path),
    ]).flat()
    const responses = await Promise.all(writes)
    for (const response of responses) assert.include([200, 201, 204, 404], response.status())
    await db.assertMissing('clones', { id })
    await db.assertMissing('passages', { clone_id: id })
    await db.assertMissing('conversations', { id: opened.body().id })
    await db.assertMissing('usage_counters', { user_id: ines.user.id, scope: id })
  })
})
