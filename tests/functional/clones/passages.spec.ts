import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { CloneFactory } from '#database/factories/clone_factory'
import Passage from '#models/passage'
import { replyWriter } from '#services/conversations/reply_writer'
import { pageMember } from '#tests/support/page_member'

async function taught(client: ApiClient) {
  const ines = await pageMember(client)
  const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
  return { ines, clone, path: `/clones/${clone.id}` }
}

const sentence = (n: number) => `On day ${n} of the journey we walked on along the river Douro.`

/** A document whose passages are many. */
const journey = Array.from({ length: 2000 }, (_, n) => sentence(n + 1)).join(' ')

const writeDocument = (ines: Awaited<ReturnType<typeof pageMember>>, path: string) =>
  ines.send(`${path}/documents`, { title: 'The journey', content: journey })

test.group('Clones passages', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the passage of a memory opens on the page of the list where the memory stands', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await taught(client)
    const text = Array.from({ length: 60 }, (_, n) => sentence(n)).join(' ')
    const memory = await clone.remember({ content: text })
    for (let n = 0; n < 35; n++) await clone.remember({ content: `Something newer, ${n}.` })
    const passages = await Passage.query().where('memoryId', memory.id).orderBy('position')
    const response = await ines.get(`${path}/passages/${passages[1].id}`)
    const place = `${path}/memories?memory=${memory.id}&passage=${passages[1].id}`
    response.assertHeader('location', `${place}#${passages[1].id}`)
    const page = await ines.get(place)
    assert.include(page.text(), `<mark id="${passages[1].id}">${passages[1].content}</mark>`)
    assert.notInclude(page.text(), 'Something newer, 34.')
  })

  test('the passage of a long document opens among its neighbours', async ({ client, assert }) => {
    const { ines, clone, path } = await taught(client)
    await writeDocument(ines, path)
    const [document] = await clone.related('documents').query()
    const passages = await Passage.query().where('documentId', document.id).orderBy('position')
    const middle = passages[100]
    const response = await ines.get(`${path}/passages/${middle.id}`)
    const place = `${path}/documents/${document.id}?passage=${middle.id}`
    response.assertHeader('location', `${place}#${middle.id}`)
    const page = await ines.get(place)
    page.assertTextIncludes(`id="${middle.id}"`)
    page.assertTextIncludes(`Passages 81 to 140 of ${passages.length}`)
    assert.include(page.text(), '?from=20#passages')
    assert.include(page.text(), '?from=140#passages')
    assert.notInclude(page.text(), sentence(1))
    const later = await ines.get(`${path}/documents/${document.id}?from=140`)
    later.assertTextIncludes('Passages 141 to')
    const whole = await ines.get(`${path}/documents/${document.id}/text`)
    whole.assertHeader('content-type', 'text/plain; charset=utf-8')
    assert.equal(whole.text(), journey)
  })

  test('the passage of a message opens its conversation at the message', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await taught(client)
    const conversation = await clone.openConversation()
    const said = await conversation.say('My sister Clara lives in Braga and has a bakery there.')
    for (let n = 1; n <= 120; n++) await conversation.answer(`Line number ${n}.`, {})
    const passage = await Passage.findByOrFail('messageId', said.id)
    const response = await ines.get(`${path}/passages/${passage.id}`)
    const place = `${path}/chat/${conversation.id}?message=${said.id}`
    response.assertHeader('location', `${place}#message-${said.id}`)
    const page = await ines.get(place)
    page.assertTextIncludes(`id="message-${said.id}"`)
    page.assertTextIncludes('These are not the newest messages.')
    assert.notInclude(page.text(), 'Line number 100.')
    assert.notInclude(page.text(), 'id="composer"')
    const unknown = await ines.get(`${path}/chat/${conversation.id}?message=${passage.id}`)
    unknown.assertStatus(404)
  })

  test("what is gone, or another's, is not found", async ({ client }) => {
    const { ines, clone, path } = await taught(client)
    const memory = await clone.remember({ content: 'I was born in Porto.' })
    const { id } = await Passage.findByOrFail('memoryId', memory.id)
    const stranger = await pageMember(client)
    const foreign = await stranger.get(`${path}/passages/${id}`)
    foreign.assertStatus(404)
    const own = await CloneFactory.merge({ userId: stranger.user.id }).create()
    const under = await stranger.get(`/clones/${own.id}/passages/${id}`)
    under.assertStatus(404)
    await memory.forget()
    const gone = await ines.get(`${path}/passages/${id}`)
    gone.assertStatus(404)
  })
})

test.group('Why this answer', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function answered(client: ApiClient) {
    const { ines, clone, path } = await taught(client)
    const memory = await clone.remember({
      title: 'Childhood',
      content: 'It was a cold winter. I was born in Porto in 1951. My mother kept geese.',
    })
    const conversation = await clone.openConversation()
    const reply = await replyWriter.reply(clone, conversation, 'Where were you born?')
    await reply.cloneMessage
    return { ines, clone, memory, path, chat: `${path}/chat/${conversation.id}` }
  }

  test('a reply shows the words it used, in what stands around them', async ({
    client,
    assert,
  }) => {
    const { ines, memory, path, chat } = await answered(client)
    const { id } = await Passage.findByOrFail('memoryId', memory.id)
    const page = await ines.get(chat)
    page.assertTextIncludes('Why this answer: Childhood')
    page.assertTextIncludes(`href="${path}/passages/${id}"`)
    assert.match(
      page.text(),
      /It was a cold winter\. <mark>I was born in Porto in 1951\.<\/mark> My mother/
    )
  })

  test('a memory that was changed since is said to be, and still linked', async ({ client }) => {
    const { ines, memory, path, chat } = await answered(client)
    await memory.revise({ content: 'I was born in Braga.' })
    const page = await ines.get(chat)
    page.assertTextIncludes('<mark>I was born in Porto in 1951.</mark>')
    page.assertTextIncludes('This was changed since.')
    page.assertTextIncludes(`href="${path}/memories?memory=${memory.id}#memory-${memory.id}"`)
  })

  test('a source that was deleted is said to be, without a link', async ({ client, assert }) => {
    const { ines, memory, chat } = await answered(client)
    await memory.forget()
    const page = await ines.get(chat)
    page.assertTextIncludes('<mark>I was born in Porto in 1951.</mark>')
    page.assertTextIncludes('This was deleted since.')
    assert.notInclude(page.text(), memory.id)
  })

  test('who said it and when are told; the user is “you”', async ({ client }) => {
    const { ines, clone, chat } = await answered(client)
    const [conversation] = await clone.related('conversations').query()
    const told = await conversation.say('My sister Clara lives in Braga and has a bakery there.')
    const passage = await Passage.findByOrFail('messageId', told.id)
    const citation = {
      passage_id: passage.id,
      source_type: 'message' as const,
      source_id: told.id,
      source_title: null,
      excerpt: 'My sister Clara lives in Braga',
    }
    await conversation.answer('In Braga.', { citations: [citation] })
    const page = await ines.get(chat)
    page.assertTextIncludes('said by you')
    const memory = await clone.remember({ content: 'We drove to Lisbon.' })
    await Passage.query()
      .where('memoryId', memory.id)
      .update({ speaker: 'Rui', context: 'Ana: And then?' })
    const other = await Passage.findByOrFail('memoryId', memory.id)
    await conversation.answer('To Lisbon.', {
      citations: [
        { ...citation, passage_id: other.id, source_type: 'memory', source_id: memory.id },
      ],
    })
    const again = await ines.get(chat)
    again.assertTextIncludes('said by Rui')
    again.assertTextIncludes('Ana: And then?')
  })
})
