import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ConversationFactory } from '#database/factories/conversation_factory'
import Conversation from '#models/conversation'
import { apiMember, type ApiMember } from '#tests/support/api_member'
import { assertInvalid, assertProblem, assertUnknown } from '#tests/support/problems'
import { assertShape, unknownId } from '#tests/support/shapes'
import { cloneOf, textsFound } from '#tests/support/teaching'

async function conversationOf(member: ApiMember) {
  const clone = await cloneOf(member)
  return ConversationFactory.merge({ userId: member.user.id, cloneId: clone.id }).create()
}

test.group('API conversations', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a title changes, and can be cleared', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const path = `/api/conversations/${(await conversationOf(ines)).id}`
    const before = (await ines.get(path)).body()
    assertShape(assert, before, 'conversation')
    const same = await ines.patch(path, {})
    same.assertStatus(200)
    assert.deepEqual(same.body(), before)
    for (const title of ['Mornings', null]) {
      const response = await ines.patch(path, { title })
      response.assertStatus(200)
      const { updated_at: moved } = response.body()
      assert.deepEqual(response.body(), { ...before, title, updated_at: moved })
      assert.deepEqual((await ines.get(path)).body(), response.body())
    }
    assertInvalid(assert, await ines.patch(path, { title: 'x'.repeat(201) }), 'title')
    assertInvalid(assert, await ines.patch(path, { title: ['Mornings'] }), 'title')
  })

  test('what is not hers to set stays', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const path = `/api/conversations/${(await conversationOf(ines)).id}`
    const before = (await ines.get(path)).body()
    const other = await cloneOf(ines)
    await ines.patch(path, {
      clone_id: other.id,
      cloneId: other.id,
      message_count: 9,
      id: unknownId,
    })
    assert.deepEqual((await ines.get(path)).body(), before)
  })

  test('a deleted conversation is gone, and what was said in it', async ({
    client,
    assert,
    db,
  }) => {
    const ines = await apiMember(client)
    const { id, cloneId } = await conversationOf(ines)
    const path = `/api/conversations/${id}`
    await ines.post(`${path}/messages`, { content: 'I play the clarinet in the town band now.' })
    assert.lengthOf(await textsFound(ines, cloneId, 'clarinet'), 1)

    const response = await ines.delete(path)
    response.assertStatus(204)
    for (const method of ['get', 'patch', 'delete'] as const) {
      assertProblem(assert, await ines[method](path), 'not-found')
    }
    assertProblem(assert, await ines.get(`${path}/messages`), 'not-found')
    assert.deepEqual(await textsFound(ines, cloneId, 'clarinet'), [])
    await db.assertMissing('messages', { conversation_id: id })
    await db.assertMissing('passages', { clone_id: cloneId })
  })

  test('a stranger gets 404', async ({ client, assert }) => {
    const conversation = await conversationOf(await apiMember(client))
    const stranger = await apiMember(client)
    for (const method of ['get', 'patch', 'delete'] as const) {
      assertUnknown(
        assert,
        await stranger[method](`/api/conversations/${conversation.id}`, { title: 'Mine' }),
        await stranger[method](`/api/conversations/${unknownId}`, { title: 'Mine' })
      )
    }
    assert.equal((await Conversation.findOrFail(conversation.id)).title, 'Evenings')
  })
})
