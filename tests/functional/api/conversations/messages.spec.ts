import { request } from 'node:http'
import { once } from 'node:events'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { appUrl } from '#config/app'
import { ConversationFactory } from '#database/factories/conversation_factory'
import Conversation from '#models/conversation'
import Message from '#models/message'
import Passage from '#models/passage'
import UsageCounter from '#models/usage_counter'
import { replyWriter } from '#services/conversations/reply_writer'
import { apiMember, type ApiMember } from '#tests/support/api_member'
import { eventsOf } from '#tests/support/event_stream'
import {
  breakingModel,
  pausingModel,
  standInReply,
  unreachableModel,
} from '#tests/support/language_model'
import { assertInvalid, assertProblem, assertUnknown } from '#tests/support/problems'
import { assertShape, unknownId } from '#tests/support/shapes'
import { cloneOf } from '#tests/support/teaching'

const quotaFields = ['resource', 'plan', 'limit', 'used', 'resets_at', 'upgrade_to']
const taught = [
  'The dog was called Fado, and he slept in the bread oven.',
  'My first work was as a signalman at the station of Régua.',
]
const question = 'What was the dog called?'

async function openConversation(member: ApiMember) {
  const clone = await cloneOf(member)
  for (const content of taught) await member.post(`/api/clones/${clone.id}/memories`, { content })
  const response = await member.post(`/api/clones/${clone.id}/conversations`, {})
  const { id } = response.body()
  return { id, cloneId: clone.id, path: `/api/conversations/${id}/messages` }
}

const ask = (member: ApiMember, path: string, content = question) => member.post(path, { content })
const stream = (member: ApiMember, path: string, content = question) =>
  ask(member, path, content).accept('text/event-stream')
const used = ({ user }: ApiMember) =>
  UsageCounter.used(user.id, 'messages', UsageCounter.scopeOf('messages'))
const useUp = ({ user }: ApiMember, units: number) =>
  UsageCounter.create({
    userId: user.id,
    resource: 'messages',
    scope: UsageCounter.scopeOf('messages'),
    used: units,
  })

/** Asks for a stream, and hangs up when the first word has come. @returns what was read until then */
async function leaveAfterFirstToken(member: ApiMember, path: string) {
  const socket = request(`${appUrl}${path}`, {
    method: 'POST',
    headers: {
      'Authorization': `Bearer ${member.token}`,
      'Content-Type': 'application/json',
      'Accept': 'text/event-stream',
    },
  })
  socket.on('error', () => {})
  socket.end(JSON.stringify({ content: question }))
  const [response] = await once(socket, 'response')
  let read = ''
  for await (const chunk of response) {
    read += chunk
    if (read.includes('event: token')) break
  }
  socket.destroy()
  return read
}

test.group('API conversations/messages', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a question is answered from what the clone was taught', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { id, cloneId, path } = await openConversation(ines)
    const response = await ask(ines, path)
    response.assertStatus(201)
    assert.sameMembers(Object.keys(response.body()), ['user_message', 'clone_message'])
    const { user_message: asked, clone_message: reply } = response.body()
    assertShape(assert, asked, 'message')
    assertShape(assert, reply, 'message')
    assert.include(asked, { conversation_id: id, role: 'user', content: question })
    assert.deepEqual(asked.metadata, {})
    assert.include(reply, { conversation_id: id, role: 'clone' })
    assert.match(reply.content, /Fado/)

    const { citations, model, usage, ...rest } = reply.metadata
    assert.deepEqual(rest, {})
    assert.isNotEmpty(model)
    assert.sameMembers(Object.keys(usage), ['input_tokens', 'output_tokens'])
    assert.isAbove(usage.input_tokens, 0)
    assert.isAbove(usage.output_tokens, 0)
    assert.isNotEmpty(citations)
    for (const citation of citations) {
      assertShape(assert, citation, 'citation')
      const passage = await Passage.findByOrFail('id', citation.passage_id)
      assert.equal(passage.cloneId, cloneId)
      assert.include(passage.content, citation.excerpt)
      assert.equal(citation.source_type, 'memory')
      assert.equal(citation.source_id, passage.memoryId)
    }
    assert.include(citations.map(({ excerpt }: any) => excerpt).join(' '), 'Fado')

    const list = await ines.get(path)
    assert.deepEqual(list.body(), [asked, reply])
    assert.equal(list.header('x-total-count'), '2')
  })

  test('messages count, and move their conversation', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { id, path } = await openConversation(ines)
    const before = (await ines.get(`/api/conversations/${id}`)).body()
    await ask(ines, path)
    await ask(ines, path, 'And where did he sleep?')
    const after = (await ines.get(`/api/conversations/${id}`)).body()
    assert.equal(after.message_count, 4)
    assert.isAbove(Date.parse(after.updated_at), Date.parse(before.updated_at))
    assert.equal(after.created_at, before.created_at)
    assert.equal(await used(ines), 2)
  })

  test('a short question is searched together with the one before', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { cloneId, path } = await openConversation(ines)
    const boat = [
      'I bought a rowing boat from the ferryman.',
      'My brother caught an eel on the first day.',
      'The priest came to bless the oars.',
      'My mother sewed a sail from two sheets.',
      'The storm of 1961 took the mast.',
      'A fisherman from Afurada brought it back.',
    ].join(' ')
    const memory = await ines.post(`/api/clones/${cloneId}/memories`, { content: boat })
    for (let n = 0; n < 12; n++) {
      const content = `And then it rained on day ${n} of the harvest, and then we went home.`
      await ines.post(`/api/clones/${cloneId}/memories`, { content })
    }
    const first = await ask(ines, path, 'What did you buy from the ferryman?')
    assert.include(first.body().clone_message.content, 'rowing boat')
    const { content, metadata } = (await ask(ines, path, 'And then?')).body().clone_message
    assert.notEqual(content, first.body().clone_message.content)
    assert.equal(metadata.citations[0]?.source_id, memory.body().id)
  })

  test('what was never taught is not made up', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { path } = await openConversation(ines)
    const { clone_message: reply } = (await ask(ines, path, 'What is your blood type?')).body()
    assert.isNotEmpty(reply.content)
    assert.deepEqual(reply.metadata.citations, [])
  })

  test('what the user tells is known in the next conversation', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { cloneId, path } = await openConversation(ines)
    const told = await ask(ines, path, 'My daughter Leonor plays the clarinet in the town band.')
    const other = await ines.post(`/api/clones/${cloneId}/conversations`, {})
    const response = await ask(
      ines,
      `/api/conversations/${other.body().id}/messages`,
      'Who plays the clarinet in the town band?'
    )
    const { clone_message: reply } = response.body()
    assert.match(reply.content, /Leonor/)
    assert.deepInclude(
      reply.metadata.citations.map(({ source_type: type, source_id: id }: any) => ({ type, id })),
      { type: 'message', id: told.body().user_message.id }
    )
  })

  test('as a stream: the question, the words, the reply', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { path } = await openConversation(ines)
    const response = await stream(ines, path)
    response.assertStatus(200)
    assert.match(response.header('content-type')!, /^text\/event-stream/)
    assert.include(response.header('cache-control'), 'no-cache')
    assert.equal(response.header('x-accel-buffering'), 'no')

    const events = eventsOf(response.text())
    const names = events.map(({ event }) => event)
    assert.equal(names[0], 'user_message')
    assert.equal(names.at(-1), 'clone_message')
    const tokens = events.slice(1, -1)
    assert.isAbove(tokens.length, 2)
    for (const { event, data } of tokens) {
      assert.equal(event, 'token')
      assert.deepEqual(Object.keys(data), ['text'])
    }
    const [asked, reply] = [events[0].data, events.at(-1)!.data]
    assert.equal(tokens.map(({ data }) => data.text).join(''), reply.content)
    assertShape(assert, asked, 'message')
    assertShape(assert, reply, 'message')
    assert.deepEqual((await ines.get(path)).body(), [asked, reply])
  })

  test('under its clone a conversation has the same messages', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { id, cloneId, path } = await openConversation(ines)
    const nested = `/api/clones/${cloneId}/conversations/${id}/messages`
    const response = await ask(ines, nested)
    response.assertStatus(201)
    const { user_message: asked, clone_message: reply } = response.body()
    assert.deepEqual((await ines.get(path)).body(), [asked, reply])
    assert.deepEqual((await ines.get(nested)).body(), [asked, reply])

    const other = await cloneOf(ines)
    const elsewhere = `/api/clones/${other.id}/conversations/${id}/messages`
    assertProblem(assert, await ines.get(elsewhere), 'not-found')
    assertProblem(assert, await ask(ines, elsewhere), 'not-found')
  })

  test('a clone answers the same on every route', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { cloneId, path } = await openConversation(ines)
    const talk = async () =>
      (await ines.post(`/api/clones/${cloneId}/conversations`, {})).body().id as string
    const replies = [
      (await ask(ines, path)).body().clone_message.content,
      eventsOf((await stream(ines, `/api/conversations/${await talk()}/messages`)).text()).at(-1)!
        .data.content,
      (await ask(ines, `/api/clones/${cloneId}/conversations/${await talk()}/messages`)).body()
        .clone_message.content,
    ]
    await talk()
    const older = await ask(ines, `/api/chat/${cloneId}/stream`)
    replies.push(
      eventsOf(older.text())
        .map(({ data }) => data.token ?? '')
        .join('')
    )
    assert.lengthOf(new Set(replies), 1, JSON.stringify(replies))
  })

  test('messages are oldest first, and page', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const conversation = await ConversationFactory.merge({
      userId: ines.user.id,
      cloneId: clone.id,
      messageCount: 6,
    }).create()
    const path = `/api/conversations/${conversation.id}/messages`
    const all = (await ines.get(path)).body().map(({ id }: Message) => id)
    assert.lengthOf(all, 6)
    const page = async (query: string) => {
      const response = await ines.get(`${path}?${query}`)
      response.assertStatus(200)
      assert.equal(response.header('x-total-count'), '6')
      return response.body().map(({ id }: Message) => id)
    }
    assert.deepEqual(await page('limit=2'), all.slice(0, 2))
    assert.deepEqual(await page('skip=4'), all.slice(4))
    assert.deepEqual(await page(`before=${all[4]}`), all.slice(0, 4))
    assert.deepEqual(await page(`before=${all[4]}&limit=2`), all.slice(2, 4))
    assert.deepEqual(await page(`before=${all[0]}`), [])
    assertProblem(assert, await ines.get(`${path}?before=${unknownId}`), 'not-found')
    for (const [field, value] of [
      ['before', 'yesterday'],
      ['before', 'zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz'],
      ['limit', '0'],
      ['limit', '101'],
      ['skip', '-1'],
    ]) {
      assertInvalid(assert, await ines.get(`${path}?${field}=${value}`), field)
    }
  })

  test('a message of another conversation is no place in this one', async ({ client, assert }) => {
    const [ines, stranger] = [await apiMember(client), await apiMember(client)]
    const other = await openConversation(stranger)
    const { user_message: message } = (await ask(stranger, other.path)).body()
    const { path } = await openConversation(ines)
    const foreign = await ines.get(`${path}?before=${message.id}`)
    assertUnknown(assert, foreign, await ines.get(`${path}?before=${unknownId}`))
  })

  test('what is no message is refused, and not counted')
    .with([undefined, null, '', ' \n ', 'x'.repeat(8001), 7, ['Hello'], { text: 'Hello' }, 'a\0b'])
    .run(async ({ client, assert, db }, content) => {
      const ines = await apiMember(client)
      const { id, path } = await openConversation(ines)
      assertInvalid(assert, await ines.post(path, { content }), 'content')
      const streamed = await ines.post(path, { content }).accept('text/event-stream')
      assertInvalid(assert, streamed, 'content')
      await db.assertMissing('messages', { conversation_id: id })
      assert.equal(await used(ines), 0)
    })

  test('8,000 characters are a message', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { path } = await openConversation(ines)
    const content = 'We kept bees by the line. '.repeat(400).slice(0, 8000)
    const response = await ask(ines, path, content)
    response.assertStatus(201)
    assert.equal(response.body().user_message.content, content)
  })

  test('what is not hers to set is not set', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { id, path } = await openConversation(ines)
    const response = await ines.post(path, {
      content: question,
      id: unknownId,
      role: 'system',
      conversation_id: unknownId,
      metadata: { citations: ['made up'] },
      position: 99,
    })
    const asked = await Message.findOrFail(response.body().user_message.id)
    assert.include(asked.$attributes, { role: 'user', conversationId: id, position: 1 })
    assert.deepEqual(asked.metadata, {})
  })

  test('a stranger gets 404', async ({ client, assert, db }) => {
    const { id, cloneId } = await openConversation(await apiMember(client))
    const stranger = await apiMember(client)
    const paths = [
      [`/api/conversations/${id}/messages`, `/api/conversations/${unknownId}/messages`],
      [
        `/api/clones/${cloneId}/conversations/${id}/messages`,
        `/api/clones/${unknownId}/conversations/${unknownId}/messages`,
      ],
    ]
    for (const [path, unknown] of paths) {
      assertUnknown(assert, await stranger.get(path), await stranger.get(unknown))
      assertUnknown(assert, await ask(stranger, path), await ask(stranger, unknown))
      assertUnknown(assert, await stream(stranger, path), await stream(stranger, unknown))
    }
    await db.assertMissing('messages', { conversation_id: id })
    assert.equal(await used(stranger), 0)
  })

  test('the 101st message of a month is refused before anything is stored', async ({
    client,
    assert,
    db,
  }) => {
    const ines = await apiMember(client)
    const { id, path } = await openConversation(ines)
    const before = (await ines.get(`/api/conversations/${id}`)).body()
    await useUp(ines, 99)
    const last = await ask(ines, path)
    last.assertStatus(201)
    await db.assertHas('messages', { conversation_id: id }, 2)

    for (const response of [await ask(ines, path), await stream(ines, path)]) {
      const problem = assertProblem(assert, response, 'quota-exceeded', quotaFields)
      assert.include(problem, { resource: 'messages', plan: 'FREE', limit: 100, used: 100 })
      assert.equal(problem.upgrade_to, 'STARTER')
      const now = new Date()
      const reset = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))
      assert.equal(problem.resets_at, reset.toISOString())
    }
    await db.assertHas('messages', { conversation_id: id }, 2)
    const after = (await ines.get(`/api/conversations/${id}`)).body()
    assert.equal(after.message_count, before.message_count + 2)
    assert.equal(await used(ines), 100)
  })

  test('last month is over', async ({ client }) => {
    const ines = await apiMember(client)
    const { path } = await openConversation(ines)
    await UsageCounter.create({
      userId: ines.user.id,
      resource: 'messages',
      scope: '2020-01',
      used: 100,
    })
    const response = await ask(ines, path)
    response.assertStatus(201)
  })

  test('a provider that fails keeps the message, and gives its unit back', async ({
    client,
    assert,
    cleanup,
  }) => {
    const ines = await apiMember(client)
    const { id, path } = await openConversation(ines)
    cleanup(unreachableModel())

    const problem = assertProblem(assert, await ask(ines, path), 'provider-failed', ['provider'])
    assert.equal(problem.provider, 'dummy')
    assert.notInclude(JSON.stringify(problem), 'sk-very-secret')
    assert.equal(await used(ines), 0)

    const events = eventsOf((await stream(ines, path)).text())
    assert.equal(events[0].event, 'user_message')
    assert.equal(events.at(-1)!.event, 'error')
    assert.deepEqual(events.at(-1)!.data, problem)
    assert.equal(await used(ines), 0)

    const messages = (await ines.get(path)).body()
    assert.deepEqual(
      messages.map(({ role, content }: Message) => [role, content]),
      [
        ['user', question],
        ['user', question],
      ]
    )
    assert.equal((await Conversation.findOrFail(id)).messageCount, 2)
  })

  test('of a reply that breaks off ({$self}) what came is kept, marked and counted')
    .with(['reports', 'throws'] as const)
    .run(async ({ client, assert, cleanup }, how) => {
      const ines = await apiMember(client)
      const { path } = await openConversation(ines)
      cleanup(breakingModel(how))
      const response = await ask(ines, path)
      response.assertStatus(201)
      const { content, metadata } = response.body().clone_message
      assert.equal(content, 'I lived')
      assert.isTrue(metadata.broken)
      assert.equal(await used(ines), 1)

      const events = eventsOf((await stream(ines, path)).text())
      assert.deepEqual(
        events.map(({ event }) => event),
        ['user_message', 'token', 'token', 'clone_message']
      )
      assert.isTrue(events.at(-1)!.data.metadata.broken)
    })

  test('after a failure the clone answers again', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { path } = await openConversation(ines)
    const restore = unreachableModel()
    await ask(ines, path)
    restore()
    const response = await ask(ines, path)
    response.assertStatus(201)
    assert.match(response.body().clone_message.content, /Fado/)
    assert.equal(await used(ines), 1)
  })

  test('a reader who goes away does not lose the reply', async ({ client, assert, cleanup }) => {
    const ines = await apiMember(client)
    const { path } = await openConversation(ines)
    const rest = Promise.withResolvers<void>()
    cleanup(pausingModel(rest.promise))

    const read = await leaveAfterFirstToken(ines, path)
    assert.notInclude(read, 'clone_message')
    rest.resolve()
    await replyWriter.settled()

    const [asked, reply] = (await ines.get(path)).body()
    assert.include(asked, { role: 'user', content: question })
    assert.include(reply, { role: 'clone', content: standInReply })
    assert.equal(reply.metadata.model, 'stand-in')
    assert.equal(await used(ines), 1)
  })

  test('of a reply that breaks off when the reader has gone what came is kept', async ({
    client,
    assert,
    cleanup,
  }) => {
    const ines = await apiMember(client)
    const { path } = await openConversation(ines)
    const rest = Promise.withResolvers<void>()
    cleanup(pausingModel(rest.promise))
    await leaveAfterFirstToken(ines, path)
    rest.reject(new Error('socket hang up'))
    await replyWriter.settled()
    const [, reply] = (await ines.get(path)).body()
    assert.equal(reply.content, 'I')
    assert.isTrue(reply.metadata.broken)
    assert.equal(await used(ines), 1)
  })

  test('words arrive while the reply is written', async ({ client, assert, cleanup }) => {
    const ines = await apiMember(client)
    const { path } = await openConversation(ines)
    const rest = Promise.withResolvers<void>()
    cleanup(pausingModel(rest.promise))
    const response = await fetch(`${appUrl}${path}`, {
      method: 'POST',
      headers: {
        'Authorization': `Bearer ${ines.token}`,
        'Content-Type': 'application/json',
        'Accept': 'text/event-stream',
      },
      body: JSON.stringify({ content: question }),
    })
    let read = ''
    for await (const chunk of response.body!) {
      read += Buffer.from(chunk)
      if (read.includes('event: token')) rest.resolve()
    }
    assert.equal(eventsOf(read).at(-1)!.data.content, standInReply)
  })
})

test.group('API conversations/messages at once', () => {
  test('of ten messages at once exactly the five that fit are taken', async ({
    client,
    assert,
    db,
  }) => {
    const ines = await apiMember(client)
    const { id, path } = await openConversation(ines)
    await useUp(ines, 95)
    const responses = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? ask(ines, path) : stream(ines, path)))
    )
    const of = (...statuses: number[]) =>
      responses.filter((response) => statuses.includes(response.status())).length
    assert.equal(of(200, 201), 5)
    assert.equal(of(402), 5)
    assert.equal(await used(ines), 100)
    await db.assertHas('messages', { conversation_id: id, role: 'user' }, 5)
    await db.assertHas('messages', { conversation_id: id, role: 'clone' }, 5)
    const conversation = await Conversation.findOrFail(id)
    assert.equal(conversation.messageCount, 10)
  })
})
