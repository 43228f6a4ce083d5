import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ConversationFactory } from '#database/factories/conversation_factory'
import Conversation from '#models/conversation'
import { preparedClones } from '#tests/support/prepared_clones'
import { apiMember } from '#tests/support/api_member'
import { assertPages } from '#tests/support/lists'
import { assertInvalid, assertUnknown } from '#tests/support/problems'
import { assertShape, unknownId } from '#tests/support/shapes'
import { cloneOf } from '#tests/support/teaching'

test.group('API clones/conversations', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a conversation opens with or without a title', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const path = `/api/clones/${clone.id}/conversations`
    for (const [body, title] of [
      [{ title: ' Evenings ' }, 'Evenings'],
      [{ title: null }, null],
      [{}, null],
      [undefined, null],
    ]) {
      const response = await ines.post(path, body)
      response.assertStatus(201)
      const conversation = response.body()
      assertShape(assert, conversation, 'conversation')
      assert.include(conversation, { user_id: ines.user.id, clone_id: clone.id, message_count: 0 })
      assert.equal(conversation.title, title)
      const stored = await ines.get(`/api/conversations/${conversation.id}`)
      assert.deepEqual(stored.body(), conversation)
    }
  })

  test('opening one makes ready for the first message', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const prepared = preparedClones()
    const opened = await ines.post(`/api/clones/${clone.id}/conversations`, {})
    await ines.get(`/api/conversations/${opened.body().id}`)
    await ines.get(`/api/conversations/${unknownId}`)
    assert.deepEqual(prepared, [clone.id, clone.id])
  })

  test('a title is a line of at most 200 characters')
    .with(['', ' ', 'x'.repeat(201), 7, ['Evenings'], 'a\0b'])
    .run(async ({ client, assert, db }, title) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const response = await ines.post(`/api/clones/${clone.id}/conversations`, { title })
      assertInvalid(assert, response, 'title')
      await db.assertMissing('conversations', { clone_id: clone.id })
    })

  test('the list is of this clone alone, the one last spoken in first', async ({
    client,
    assert,
  }) => {
    const ines = await apiMember(client)
    const [clone, other] = [await cloneOf(ines), await cloneOf(ines)]
    const of = ConversationFactory.merge({ userId: ines.user.id, cloneId: clone.id })
    const conversations = await of.createMany(3)
    const path = `/api/clones/${clone.id}/conversations`
    const [first, second, third] = conversations.map(({ id }) => id)
    await assertPages(assert, ines, path, [third, second, first])
    await ines.post(`/api/conversations/${first}/messages`, { content: 'Are you there?' })
    await assertPages(assert, ines, path, [first, third, second])
    await assertPages(assert, ines, `/api/clones/${other.id}/conversations`, [])
    for (const one of (await ines.get(path)).body()) assertShape(assert, one, 'conversation')
  })

  test('what is not hers to set is not set', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const [clone, other] = [await cloneOf(ines), await cloneOf(ines)]
    const response = await ines.post(`/api/clones/${clone.id}/conversations`, {
      id: unknownId,
      clone_id: other.id,
      user_id: unknownId,
      message_count: 7,
    })
    const conversation = await Conversation.findOrFail(response.body().id)
    assert.include(conversation.$attributes, { cloneId: clone.id, userId: ines.user.id })
    assert.equal(conversation.messageCount, 0)
  })

  test('a stranger gets 404', async ({ client, assert, db }) => {
    const clone = await cloneOf(await apiMember(client))
    const stranger = await apiMember(client)
    for (const method of ['get', 'post'] as const) {
      assertUnknown(
        assert,
        await stranger[method](`/api/clones/${clone.id}/conversations`),
        await stranger[method](`/api/clones/${unknownId}/conversations`)
      )
    }
    await db.assertMissing('conversations', { clone_id: clone.id })
  })
})
