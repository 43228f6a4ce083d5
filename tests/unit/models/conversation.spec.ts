import { test } from '@japa/runner'
import UsageCounter from '#models/usage_counter'
import { CloneFactory } from '#database/factories/clone_factory'
import Conversation from '#models/conversation'

test.group('Conversation', () => {
  test('messages at once get places one after the other', async ({ assert }) => {
    const clone = await CloneFactory.create()
    const { id } = await clone.openConversation()
    const speakers = await Promise.all(
      Array.from({ length: 12 }, () => Conversation.findOrFail(id))
    )
    await Promise.all(
      speakers.map((speaker, index) =>
        index % 2 ? speaker.say(`Hello ${index}`) : speaker.answer(`Hello ${index}`, {})
      )
    )
    const conversation = await Conversation.findOrFail(id)
    const messages = await conversation.page({})
    assert.deepEqual(
      messages.map(({ position }) => position),
      Array.from({ length: 12 }, (_, index) => index + 1)
    )
    assert.equal(conversation.messageCount, 12)
  })

  test('a new one is stored with its first message, or not at all', async ({ assert, db }) => {
    const clone = await CloneFactory.create()
    const conversation = clone.newConversation('Evenings')
    await db.assertMissing('conversations', { clone_id: clone.id })
    await conversation.say('Are you there?')
    assert.equal(conversation.messageCount, 1)
    await db.assertHas(
      'conversations',
      { clone_id: clone.id, title: 'Evenings', message_count: 1 },
      1
    )
  })

  test('what nobody could answer makes no turn of the clone', async ({ assert }) => {
    const clone = await CloneFactory.create()
    const conversation = await clone.openConversation()
    const message = await conversation.say('Are you there?')
    await conversation.giveBack(message, UsageCounter.scopeOf('messages'))
    assert.equal((await Conversation.findOrFail(conversation.id)).messageCount, 1)
  })
})
