import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import Conversation from '#models/conversation'
import { CloneFactory } from '#database/factories/clone_factory'
import { breakingModel, unreachableModel } from '#tests/support/language_model'
import { pageMember } from '#tests/support/page_member'
import { useUp } from '#tests/support/usage'

const question = { content: 'Where were you born?' }

/** A message whose reply could not be written. */
async function unanswered(client: ApiClient) {
  const ines = await pageMember(client)
  const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
  await clone.remember({ content: 'I was born in Porto.' })
  const restore = unreachableModel()
  await ines.send(`/clones/${clone.id}/messages`, question)
  restore()
  const conversation = await Conversation.findByOrFail('cloneId', clone.id)
  const message = await conversation.related('messages').query().firstOrFail()
  return {
    ines,
    conversation,
    chat: `/clones/${clone.id}/chat/${conversation.id}`,
    again: `/clones/${clone.id}/messages/${message.id}/replies`,
    messages: () => conversation.related('messages').query().orderBy('position'),
  }
}

test.group('Clones messages/replies', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the page offers to send a message again that got no reply', async ({ client, assert }) => {
    const { ines, chat, again, messages } = await unanswered(client)
    const page = await ines.get(chat)
    page.assertTextIncludes('This message got no reply')
    page.assertTextIncludes(`action="${again}"`)
    const response = await ines.send(again)
    response.assertStatus(302)
    const [asked, answer, ...others] = await messages()
    assert.isEmpty(others)
    assert.equal(asked.content, question.content)
    assert.include(answer.content, 'Porto')
    assert.equal(await ines.user.monthlyMessageCount(), 1)
    assert.notInclude((await ines.get(chat)).text(), again)
  })

  test('htmx gets the reply in pieces, without the message', async ({ client, assert }) => {
    const { ines, again } = await unanswered(client)
    const response = await ines.sendPiece(again)
    response.assertHeader('content-type', 'text/event-stream; charset=utf-8')
    assert.include(response.text(), 'born in Porto')
    assert.notInclude(response.text(), 'bubble-user')
  })

  test('a second click at the same time does nothing', async ({ client, assert }) => {
    const { ines, again, messages } = await unanswered(client)
    const [first, second] = [await ines.send(again), await ines.send(again)]
    first.assertStatus(302)
    second.assertStatus(409)
    assert.lengthOf(await messages(), 2)
    assert.equal(await ines.user.monthlyMessageCount(), 1)
  })

  test('a message that has a reply can’t be sent again', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    await ines.send(`/clones/${clone.id}/messages`, question)
    const conversation = await Conversation.findByOrFail('cloneId', clone.id)
    const message = await conversation.related('messages').query().firstOrFail()
    const response = await ines.send(`/clones/${clone.id}/messages/${message.id}/replies`)
    response.assertStatus(409)
    assert.equal((await conversation.refresh()).messageCount, 2)
  })

  test('what fails again can be sent once more', async ({ client, assert }) => {
    const { ines, again, chat, messages } = await unanswered(client)
    const restore = unreachableModel()
    await ines.send(again)
    restore()
    assert.equal(await ines.user.monthlyMessageCount(), 0)
    ;(await ines.get(chat)).assertTextIncludes(again)
    await ines.send(again)
    assert.lengthOf(await messages(), 2)
  })

  test('over the quota it stays as it is', async ({ client, assert }) => {
    const { ines, again, chat, messages } = await unanswered(client)
    await useUp(ines.user, 'messages', 100)
    ;(await ines.send(again)).assertStatus(402)
    assert.lengthOf(await messages(), 1)
    ;(await ines.get(chat)).assertTextIncludes(again)
  })

  test('a stranger gets 404', async ({ client }) => {
    const { again } = await unanswered(client)
    const stranger = await pageMember(client)
    ;(await stranger.send(again)).assertStatus(404)
  })

  test('the page marks a reply that broke off', async ({ client, cleanup }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    cleanup(breakingModel('throws'))
    await ines.send(`/clones/${clone.id}/messages`, question)
    const page = await ines.get(`/clones/${clone.id}/chat`)
    page.assertTextIncludes('I lived')
    page.assertTextIncludes('The provider broke off here')
  })
})
