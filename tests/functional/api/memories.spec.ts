import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { MemoryFactory } from '#database/factories/memory_factory'
import Memory from '#models/memory'
import { apiMember, type ApiMember } from '#tests/support/api_member'
import { assertInvalid, assertProblem, assertUnknown } from '#tests/support/problems'
import { assertShape, unknownId } from '#tests/support/shapes'
import { cloneOf, found, textsFound } from '#tests/support/teaching'

const routes = [
  { route: '/api/memories', pathOf: ({ id }: Memory) => `/api/memories/${id}` },
  {
    route: '/api/clones/{id}/memories',
    pathOf: ({ id, cloneId }: Memory) => `/api/clones/${cloneId}/memories/${id}`,
  },
]

async function datedMemoryOf(member: ApiMember) {
  const clone = await cloneOf(member)
  return MemoryFactory.apply('dated').merge({ userId: member.user.id, cloneId: clone.id }).create()
}

test.group('API memories', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('under {route} a change leaves alone what is not sent')
    .with(routes)
    .run(async ({ client, assert }, { pathOf }) => {
      const ines = await apiMember(client)
      const path = pathOf(await datedMemoryOf(ines))
      const before = (await ines.get(path)).body()
      assertShape(assert, before, 'memory')
      for (const method of ['patch', 'put'] as const) {
        const title = `Changed by ${method}`
        const changed = await ines[method](path, { title })
        changed.assertStatus(200)
        const { updated_at: moved } = changed.body()
        assert.deepEqual(changed.body(), { ...before, title, updated_at: moved })
        assert.deepEqual((await ines.get(path)).body(), changed.body())
      }
      const same = await ines.patch(path, {})
      assert.deepEqual(same.body(), (await ines.get(path)).body())
    })

  test('title and time can be cleared, the rest can not', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const memory = await datedMemoryOf(ines)
    const path = `/api/memories/${memory.id}`
    const response = await ines.patch(path, { title: null, occurred_at: null })
    assert.include(response.body(), { title: null, occurred_at: null, content: memory.content })
    assert.deepEqual((await ines.get(path)).body(), response.body())
    assertInvalid(assert, await ines.patch(path, { content: null }), 'content')
    assertInvalid(assert, await ines.patch(path, { source_type: null }), 'source_type')
    assertInvalid(assert, await ines.patch(path, { content: '' }), 'content')
  })

  test('a changed memory is found by what it says now', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const memory = await datedMemoryOf(ines)
    const content = 'My uncle sailed a trawler to Newfoundland.'
    await ines.patch(`/api/memories/${memory.id}`, { content })
    assert.deepEqual(await textsFound(ines, memory.cloneId, 'trawler'), [content])
    for (const text of await textsFound(ines, memory.cloneId, 'lighthouse')) {
      assert.notInclude(text, 'lighthouse')
    }
  })

  test('a new title is what passages are cited by', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const memory = await datedMemoryOf(ines)
    await ines.patch(`/api/memories/${memory.id}`, { title: 'Aveiro, 1974' })
    await db.assertHas('passages', { memory_id: memory.id, source_title: 'Aveiro, 1974' }, 1)
    await db.assertHas('passages', { memory_id: memory.id }, 1)
    assert.lengthOf(await textsFound(ines, memory.cloneId, 'lighthouse'), 1)
  })

  test('under {route} a deleted memory is gone and not found')
    .with(routes)
    .run(async ({ client, assert, db }, { pathOf }) => {
      const ines = await apiMember(client)
      const memory = await datedMemoryOf(ines)
      assert.lengthOf(await textsFound(ines, memory.cloneId, 'lighthouse'), 1)
      const response = await ines.delete(pathOf(memory))
      response.assertStatus(204)
      assertProblem(assert, await ines.delete(pathOf(memory)), 'not-found')
      assertProblem(assert, await ines.get(pathOf(memory)), 'not-found')
      assertProblem(assert, await ines.patch(pathOf(memory), { title: 'Again' }), 'not-found')
      assert.deepEqual(await textsFound(ines, memory.cloneId, 'lighthouse'), [])
      await db.assertMissing('passages', { memory_id: memory.id })
    })

  test('a memory is not under another clone', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const memory = await datedMemoryOf(ines)
    const other = await cloneOf(ines)
    const path = `/api/clones/${other.id}/memories/${memory.id}`
    for (const method of ['get', 'put', 'patch', 'delete'] as const) {
      assertProblem(assert, await ines[method](path, { title: 'Moved' }), 'not-found')
    }
    assert.equal((await Memory.findOrFail(memory.id)).title, 'The lighthouse')
  })

  test('what is not hers to set stays', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const stranger = await apiMember(client)
    const memory = await datedMemoryOf(ines)
    const other = await cloneOf(stranger)
    const before = (await ines.get(`/api/memories/${memory.id}`)).body()
    const response = await ines.patch(`/api/memories/${memory.id}`, {
      id: unknownId,
      user_id: stranger.user.id,
      clone_id: other.id,
      cloneId: other.id,
      created_at: '2000-01-01T00:00:00Z',
    })
    response.assertStatus(200)
    assert.deepEqual((await ines.get(`/api/memories/${memory.id}`)).body(), before)
  })

  test('under {route} a stranger gets 404')
    .with(routes)
    .run(async ({ client, assert }, { pathOf }) => {
      const memory = await datedMemoryOf(await apiMember(client))
      const stranger = await apiMember(client)
      const unknown = Object.assign(new Memory(), { id: unknownId, cloneId: memory.cloneId })
      for (const method of ['get', 'put', 'patch', 'delete'] as const) {
        assertUnknown(
          assert,
          await stranger[method](pathOf(memory), { content: 'Mine now.' }),
          await stranger[method](pathOf(unknown), { content: 'Mine now.' })
        )
      }
      assert.equal((await Memory.findOrFail(memory.id)).content, memory.content)
    })
})

test.group('API memories at once', () => {
  test('of changes at once none gets lost', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const memory = await datedMemoryOf(ines)
    const path = `/api/memories/${memory.id}`
    const content = 'My uncle sailed a trawler to Newfoundland.'
    await Promise.all([
      ...Array.from({ length: 5 }, (_, index) => ines.patch(path, { title: `Title ${index}` })),
      ines.patch(path, { content }),
      ...Array.from({ length: 5 }, () => ines.patch(path, { occurred_at: '1950-01-01' })),
    ])
    const stored = (await ines.get(path)).body()
    assert.include(stored, { content, occurred_at: '1950-01-01T00:00:00.000Z' })
    const passages = await found(ines, memory.cloneId, 'trawler lighthouse')
    assert.deepEqual(
      passages.map((passage) => [passage.source_title, passage.content]),
      [[stored.title, content]]
    )
  })

  test('of ten deletions at once one deletes', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const memory = await datedMemoryOf(ines)
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => ines.delete(`/api/memories/${memory.id}`))
    )
    const statuses = responses.map((response) => response.status()).sort()
    assert.deepEqual(statuses, [204, ...Array(9).fill(404)])
  })
})
