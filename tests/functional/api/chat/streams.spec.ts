import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ConversationFactory } from '#database/factories/conversation_factory'
import Message from '#models/message'
import UsageCounter from '#models/usage_counter'
import { apiMember } from '#tests/support/api_member'
import { eventsOf } from '#tests/support/event_stream'
import { unreachableModel } from '#tests/support/language_model'
import { assertInvalid, assertProblem, assertUnknown } from '#tests/support/problems'
import { unknownId } from '#tests/support/shapes'
import { cloneOf } from '#tests/support/teaching'

const quotaFields = ['resource', 'plan', 'limit', 'used', 'resets_at', 'upgrade_to']
const content = 'Where did you spend the summer?'

test.group('API chat/streams', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('tokens arrive as unnamed events, then done', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const response = await ines.post(`/api/chat/${clone.id}/stream`, { content })
    response.assertStatus(200)
    assert.match(response.header('content-type')!, /^text\/event-stream/)
    const events = eventsOf(response.text())
    for (const { event, data } of events.slice(0, -1)) {
      assert.isNull(event)
      assert.deepEqual(Object.keys(data), ['token', 'done'])
      assert.isFalse(data.done)
    }
    assert.deepEqual(events.at(-1), { event: null, data: { done: true } })

    const [conversation] = (await ines.get(`/api/clones/${clone.id}/conversations`)).body()
    assert.equal(conversation.message_count, 2)
    const [asked, reply] = (await ines.get(`/api/conversations/${conversation.id}/messages`)).body()
    assert.include(asked, { role: 'user', content })
    const tokens = events.slice(0, -1).map(({ data }) => data.token)
    assert.equal(tokens.join(''), reply.content)
  })

  test('the newest conversation goes on', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const of = ConversationFactory.merge({ userId: ines.user.id, cloneId: clone.id })
    const [older, newest] = await of.createMany(2)
    for (let turn = 1; turn <= 2; turn++)
      await ines.post(`/api/chat/${clone.id}/stream`, { content })
    const path = `/api/clones/${clone.id}/conversations`
    const counts = (await ines.get(path)).body().map((one: any) => [one.id, one.message_count])
    assert.deepEqual(counts, [
      [newest.id, 4],
      [older.id, 0],
    ])
  })

  test('over the quota nothing is stored, no conversation either', async ({
    client,
    assert,
    db,
  }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    await UsageCounter.create({
      userId: ines.user.id,
      resource: 'messages',
      scope: UsageCounter.scopeOf('messages'),
      used: 100,
    })
    const response = await ines.post(`/api/chat/${clone.id}/stream`, { content })
    assertProblem(assert, response, 'quota-exceeded', quotaFields)
    await db.assertMissing('conversations', { clone_id: clone.id })
  })

  test('a provider that fails is told in the stream', async ({ client, assert, cleanup }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    cleanup(unreachableModel())
    const response = await ines.post(`/api/chat/${clone.id}/stream`, { content })
    const last = eventsOf(response.text()).at(-1)!
    assert.sameMembers(Object.keys(last.data), ['error', 'done'])
    assert.isTrue(last.data.done)
    assert.match(last.data.error, /kept/)
    assert.notInclude(response.text(), 'sk-very-secret')
    const [conversation] = (await ines.get(`/api/clones/${clone.id}/conversations`)).body()
    const messages = await Message.query().where('conversationId', conversation.id)
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['user']
    )
  })

  test('an empty message is refused before a stream begins', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const response = await ines.post(`/api/chat/${clone.id}/stream`, { content: ' ' })
    assertInvalid(assert, response, 'content')
    await db.assertMissing('conversations', { clone_id: clone.id })
  })

  test('a stranger gets 404', async ({ client, assert, db }) => {
    const clone = await cloneOf(await apiMember(client))
    const stranger = await apiMember(client)
    assertUnknown(
      assert,
      await stranger.post(`/api/chat/${clone.id}/stream`, { content }),
      await stranger.post(`/api/chat/${unknownId}/stream`, { content })
    )
    await db.assertMissing('conversations', { clone_id: clone.id })
  })
})
