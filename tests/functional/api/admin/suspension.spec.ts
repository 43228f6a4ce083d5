import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import { UserFactory } from '#database/factories/user_factory'
import { operator } from '#models/audit_entry'
import type Conversation from '#models/conversation'
import User from '#models/user'
import { replyWriter } from '#services/conversations/reply_writer'
import { rawKeyOf } from '#tests/support/admins'
import { apiMember } from '#tests/support/api_member'
import { eventsOf } from '#tests/support/event_stream'
import { pausingModel } from '#tests/support/language_model'
import { pageMember } from '#tests/support/page_member'
import { assertProblem } from '#tests/support/problems'
import { cloneOf } from '#tests/support/teaching'

const question = { content: 'Where did you spend the summer?' }

/** A member whose clone says the first word of its replies, and the rest when it is let. */
async function inTheMiddle(client: ApiClient, cleanup: (undo: () => void) => void) {
  const rest = Promise.withResolvers<void>()
  cleanup(pausingModel(rest.promise))
  cleanup(() => rest.resolve())
  const ines = await apiMember(client)
  const clone = await cloneOf(ines)
  const conversation = await clone.openConversation()
  return { ines, clone, conversation, path: `/api/conversations/${conversation.id}/messages`, rest }
}

async function saidIn(conversation: Conversation) {
  while (!(await conversation.refresh()).messageCount) await new Promise(setImmediate)
}

test.group('Suspension', () => {
  test('a token and a key stop at once, and work again when it is lifted', async ({
    client,
    assert,
  }) => {
    const ines = await apiMember(client)
    const key = await rawKeyOf(ines.user)
    const byKey = () => client.get('/api/clones').header('X-API-Key', key)
    const byToken = () => ines.get('/api/clones')
    for (const answer of [await byKey(), await byToken()]) answer.assertStatus(200)
    await ines.user.suspend(operator)
    for (const answer of [await byKey(), await byToken()])
      assertProblem(assert, answer, 'forbidden')
    await ines.user.unsuspend(operator)
    for (const answer of [await byKey(), await byToken()]) answer.assertStatus(200)
  })

  test('nobody logs in to a suspended account', async ({ client, assert }) => {
    const user = await UserFactory.apply('suspended').create()
    const credentials = { email: user.email, password: 'marmalade on rye' }
    const response = await client.post('/api/auth/login').json(credentials)
    assertProblem(assert, response, 'forbidden')
  })

  test('a reply that is read along ends with the reason, is kept, and the next message is refused', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, conversation, path, rest } = await inTheMiddle(client, cleanup)
    const streaming = ines.post(path, question).accept('text/event-stream').send()
    await saidIn(conversation)
    await ines.user.suspend(operator)
    const events = eventsOf((await streaming).text())
    assert.deepEqual(
      events.map(({ event }) => event),
      ['user_message', 'token', 'error']
    )
    assert.include(events.at(-1)!.data, { type: '/problems/forbidden', status: 403 })
    rest.resolve()
    await replyWriter.settled()
    assert.equal((await conversation.refresh()).messageCount, 2)
    assertProblem(assert, await ines.post(path, question), 'forbidden')
  })

  test('the older stream says so too, where another process suspended the account', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, clone, conversation } = await inTheMiddle(client, cleanup)
    const streaming = ines.post(`/api/chat/${clone.id}/stream`, question).send()
    await saidIn(conversation)
    await User.query().where('id', ines.user.id).update({ suspended_at: new Date().toISOString() })
    const { data } = eventsOf((await streaming).text()).at(-1)!
    assert.isTrue(data.done)
    assert.match(data.error, /This account is suspended/)
  })

  test('a page says so in the bubble of the reply', async ({ client, assert, cleanup }) => {
    const { ines, clone, conversation } = await inTheMiddle(client, cleanup)
    const page = await pageMember(client, ines.user)
    const streaming = page.sendPiece(`/clones/${clone.id}/messages`, {
      ...question,
      conversation_id: conversation.id,
    })
    const told = streaming.then((response) => response.text())
    await saidIn(conversation)
    await ines.user.suspend(operator)
    assert.match(await told, /bubble-failed[^]*This account is suspended/)
    assert.notInclude(await told, 'Send again')
  })

  test('somebody else’s reply goes on', async ({ client, assert, cleanup }) => {
    const { ines, conversation, path, rest } = await inTheMiddle(client, cleanup)
    const streaming = ines.post(path, question).accept('text/event-stream').send()
    await saidIn(conversation)
    const rui = await apiMember(client)
    await rui.user.suspend(operator)
    await sleep(1500)
    rest.resolve()
    assert.equal(eventsOf((await streaming).text()).at(-1)!.event, 'clone_message')
  })
})
