import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import Conversation from '#models/conversation'
import { CloneFactory } from '#database/factories/clone_factory'
import { pageMember } from '#tests/support/page_member'
import { useUp } from '#tests/support/usage'

async function talking(client: ApiClient) {
  const ines = await pageMember(client)
  const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
  await clone.remember({ content: 'I was born in Porto.' })
  return { ines, clone, path: `/clones/${clone.id}/messages` }
}

const question = { content: 'Where were you born?' }

test.group('Clones messages', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('without JavaScript the page comes back with the reply in it', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await talking(client)
    const response = await ines.send(path, question)
    response.assertStatus(302)
    const conversation = await Conversation.findByOrFail('cloneId', clone.id)
    assert.include(
      response.header('location'),
      `/clones/${clone.id}/chat/${conversation.id}#message-`
    )
    const page = await ines.get(`/clones/${clone.id}/chat/${conversation.id}`)
    page.assertTextIncludes('born in Porto')
    await ines.send(path, { ...question, conversation_id: conversation.id })
    await conversation.refresh()
    assert.equal(conversation.messageCount, 4)
  })

  test('htmx gets the reply in pieces', async ({ client, assert }) => {
    const { ines, path } = await talking(client)
    const response = await ines.sendPiece(path, question)
    response.assertHeader('content-type', 'text/event-stream; charset=utf-8')
    assert.include(response.text(), 'data: <hx-partial')
    assert.include(response.text(), 'born in Porto')
  })

  test('over the quota nothing is stored, not even a conversation', async ({ client, assert }) => {
    const { ines, clone, path } = await talking(client)
    await useUp(ines.user, 'messages', 100)
    const piece = await ines.sendPiece(path, question)
    piece.assertStatus(402)
    piece.assertHeader('hx-retarget', '#notices')
    assert.isNull(await Conversation.findBy('cloneId', clone.id))
  })

  test('without JavaScript what was typed over the quota is still in the field', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await talking(client)
    await useUp(ines.user, 'messages', 100)
    const typed = 'Where <were> you born?'
    const beginning = await ines.send(path, { content: typed })
    beginning.assertStatus(402)
    beginning.assertTextIncludes('Where &lt;were&gt; you born?</textarea>')
    beginning.assertTextIncludes('href="/billing"')
    assert.isNull(await Conversation.findBy('cloneId', clone.id))
    const conversation = await clone.openConversation('Porto')
    const going = await ines.send(path, { content: typed, conversation_id: conversation.id })
    going.assertStatus(402)
    going.assertTextIncludes(`value="${conversation.id}"`)
    going.assertTextIncludes('Where &lt;were&gt; you born?</textarea>')
  })

  test("another's conversation is not found", async ({ client }) => {
    const { clone } = await talking(client)
    const conversation = await clone.openConversation()
    const { ines, path } = await talking(client)
    const response = await ines.send(path, { ...question, conversation_id: conversation.id })
    response.assertStatus(404)
  })
})
