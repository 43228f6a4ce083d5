import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { operator } from '#models/audit_entry'
import { rawKeyOf } from '#tests/support/admins'
import { apiMember } from '#tests/support/api_member'
import { eventsOf } from '#tests/support/event_stream'
import { assertProblem } from '#tests/support/problems'
import { cloneOf } from '#tests/support/teaching'

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

  test('a reply that is being written is finished, the next message is refused', async ({
    client,
    assert,
  }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const conversation = await clone.openConversation()
    const path = `/api/conversations/${conversation.id}/messages`
    const streaming = client
      .post(path)
      .bearerToken(ines.token)
      .header('Accept', 'text/event-stream')
      .json({ content: 'Where did you spend the summer?' })
      .send()
    while (!(await conversation.refresh()).messageCount) await new Promise(setImmediate)
    await ines.user.suspend(operator)
    const stream = await streaming
    assert.equal(eventsOf(stream.text()).at(-1)!.event, 'clone_message')
    assert.equal((await conversation.refresh()).messageCount, 2)
    assertProblem(assert, await ines.post(path, { content: 'And then?' }), 'forbidden')
  })
})
