import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import Conversation from '#models/conversation'
import { CloneFactory } from '#database/factories/clone_factory'
import { preparedClones } from '#tests/support/prepared_clones'
import { pageMember } from '#tests/support/page_member'

test.group('Clones conversations', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('looking makes none; a new one is opened and deleted', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    const path = `/clones/${clone.id}/chat`
    const empty = await ines.get(path)
    empty.assertStatus(200)
    assert.isNull(await Conversation.findBy('cloneId', clone.id))
    const opened = await ines.send(path)
    const conversation = await Conversation.findByOrFail('cloneId', clone.id)
    opened.assertHeader('location', `${path}/${conversation.id}`)
    const stranger = await pageMember(client)
    const unknown = await stranger.get(`${path}/${conversation.id}`)
    unknown.assertStatus(404)
    await ines.send(`${path}/${conversation.id}?_method=DELETE`)
    assert.isNull(await Conversation.find(conversation.id))
  })

  test('looking at one makes ready for the first message', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    const prepared = preparedClones()
    await ines.get(`/clones/${clone.id}/chat`)
    assert.deepEqual(prepared, [clone.id])
  })

  test('a long one shows its end, and leads to what came before', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    const conversation = await clone.openConversation()
    for (let n = 1; n <= 60; n++) await conversation.answer(`Line number ${n}.`, {})
    const path = `/clones/${clone.id}/chat/${conversation.id}`
    const end = await ines.get(path)
    assert.include(end.text(), 'Line number 60.')
    assert.notInclude(end.text(), 'Line number 10.')
    assert.include(end.text(), '?before=11')
    const beginning = await ines.get(`${path}?before=11`)
    assert.include(beginning.text(), 'Line number 10.')
    assert.notInclude(beginning.text(), 'Line number 11.')
  })
})
