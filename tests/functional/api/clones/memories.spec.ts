import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { MemoryFactory } from '#database/factories/memory_factory'
import { UserFactory } from '#database/factories/user_factory'
import Memory from '#models/memory'
import { apiMember } from '#tests/support/api_member'
import { assertPages } from '#tests/support/lists'
import { assertInvalid, assertUnknown } from '#tests/support/problems'
import { assertShape, unknownId } from '#tests/support/shapes'
import { cloneOf, found } from '#tests/support/teaching'

test.group('API clones/memories', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a text is enough for a memory', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const content = '  We kept bees\nbehind the station. '
    const response = await ines.post(`/api/clones/${clone.id}/memories`, { content })
    response.assertStatus(201)
    const memory = response.body()
    assertShape(assert, memory, 'memory')
    assert.include(memory, { user_id: ines.user.id, clone_id: clone.id, content })
    assert.include(memory, { source_type: 'manual', title: null, occurred_at: null })
    assert.deepEqual((await ines.get(`/api/memories/${memory.id}`)).body(), memory)
    await db.assertHas('memories', { id: memory.id, content, user_id: ines.user.id }, 1)
  })

  test('title, source and time are kept', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const fields = { title: 'Bees', content: 'We kept bees.', source_type: 'interview' }
    const response = await ines.post(`/api/clones/${clone.id}/memories`, {
      ...fields,
      occurred_at: '1974-07-01T23:30:00+02:00',
    })
    assert.include(response.body(), { ...fields, occurred_at: '1974-07-01T21:30:00.000Z' })
    assert.deepEqual(
      (await ines.get(`/api/memories/${response.body().id}`)).body(),
      response.body()
    )
  })

  test('{given} happened at {kept}')
    .with([
      { given: '1974-07-01', kept: '1974-07-01T00:00:00.000Z' },
      { given: '1974-07-01T10:11:12.345Z', kept: '1974-07-01T10:11:12.345Z' },
      { given: '1874-07-01T00:00:00Z', kept: '1874-07-01T00:00:00.000Z' },
      { given: '0001-01-01', kept: '0001-01-01T00:00:00.000Z' },
      { given: '9999-12-31', kept: '9999-12-31T00:00:00.000Z' },
    ])
    .run(async ({ client, assert }, { given, kept }) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const path = `/api/clones/${clone.id}/memories`
      const response = await ines.post(path, { content: 'We kept bees.', occurred_at: given })
      assert.equal(response.body().occurred_at, kept)
      assert.equal((await ines.get(`/api/memories/${response.body().id}`)).body().occurred_at, kept)
    })

  test('what is no memory is named: {field}')
    .with([
      { field: 'content', value: undefined },
      { field: 'content', value: null },
      { field: 'content', value: '' },
      { field: 'content', value: ' \n\t' },
      { field: 'content', value: 'x'.repeat(20_001) },
      { field: 'content', value: ['We kept bees.'] },
      { field: 'content', value: 42 },
      { field: 'title', value: 'x'.repeat(201) },
      { field: 'title', value: {} },
      { field: 'source_type', value: 'x'.repeat(41) },
      { field: 'occurred_at', value: 'last summer' },
      { field: 'occurred_at', value: '1974-13-01' },
      { field: 'occurred_at', value: 141955200 },
      { field: 'occurred_at', value: '-000044-03-15' },
      { field: 'occurred_at', value: '+010000-01-01' },
    ])
    .run(async ({ client, assert, db }, { field, value }) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const fields = { content: 'We kept bees.', [field]: value }
      assertInvalid(assert, await ines.post(`/api/clones/${clone.id}/memories`, fields), field)
      await db.assertMissing('memories', { clone_id: clone.id })
    })

  test('20,000 characters are a memory', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const content = 'We kept bees. '.repeat(1500).slice(0, 20_000)
    const response = await ines.post(`/api/clones/${clone.id}/memories`, { content })
    response.assertStatus(201)
    assert.lengthOf((await ines.get(`/api/memories/${response.body().id}`)).body().content, 20_000)
  })

  test('a memory is found as soon as it is told', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const response = await ines.post(`/api/clones/${clone.id}/memories`, {
      title: 'The station',
      content: 'We kept bees behind the station of Régua.',
    })
    const [passage] = await found(ines, clone.id, 'bees regua')
    assertShape(assert, passage, 'passage')
    assert.include(passage, { source_type: 'memory', source_id: response.body().id, position: 0 })
    assert.include(passage, { source_title: 'The station' })
    assert.include(response.body().content, passage.content)
    assert.isAbove(passage.score, 0)
  })

  test('the list is of this clone alone, newest first', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const [clone, other] = [await cloneOf(ines), await cloneOf(ines)]
    const taught = MemoryFactory.merge({ userId: ines.user.id, cloneId: clone.id })
    const memories = await taught.createMany(3)
    const path = `/api/clones/${clone.id}/memories`
    await assertPages(assert, ines, path, memories.map(({ id }) => id).reverse())
    await assertPages(assert, ines, `/api/clones/${other.id}/memories`, [])
    for (const memory of (await ines.get(path)).body()) assertShape(assert, memory, 'memory')
  })

  test('what is not hers to set is not set', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const [clone, other] = [await cloneOf(ines), await cloneOf(ines)]
    const stranger = await UserFactory.create()
    const response = await ines.post(`/api/clones/${clone.id}/memories`, {
      content: 'We kept bees.',
      id: unknownId,
      user_id: stranger.id,
      userId: stranger.id,
      clone_id: other.id,
      cloneId: other.id,
      created_at: '2000-01-01T00:00:00Z',
    })
    const memory = await Memory.findOrFail(response.body().id)
    assert.notEqual(memory.id, unknownId)
    assert.equal(memory.userId, ines.user.id)
    assert.equal(memory.cloneId, clone.id)
    assert.isAbove(memory.createdAt.year, 2000)
  })

  test('a stranger gets 404', async ({ client, assert, db }) => {
    const clone = await cloneOf(await apiMember(client))
    const stranger = await apiMember(client)
    const body = { content: 'I was here.' }
    for (const method of ['get', 'post'] as const) {
      assertUnknown(
        assert,
        await stranger[method](`/api/clones/${clone.id}/memories`, body),
        await stranger[method](`/api/clones/${unknownId}/memories`, body)
      )
    }
    await db.assertMissing('memories', { clone_id: clone.id })
  })
})
