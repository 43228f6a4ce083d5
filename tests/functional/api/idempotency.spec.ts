import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { Assert } from '@japa/assert'
import type { ApiRequest, ApiResponse } from '@japa/api-client'
import { ConversationFactory } from '#database/factories/conversation_factory'
import { dbTime } from '#services/database/times'
import IdempotentRequest from '#models/idempotent_request'
import { apiMember, keyHolder, type ApiMember } from '#tests/support/api_member'
import { unreachableModel } from '#tests/support/language_model'
import { assertInvalid, assertProblem } from '#tests/support/problems'
import { rawRequest } from '#tests/support/raw_request'
import { cloneOf } from '#tests/support/teaching'

const keyed = (request: ApiRequest, key = 'order-66') => request.header('Idempotency-Key', key)

function assertReplayed(assert: Assert, repeat: ApiResponse, first: ApiResponse) {
  assert.isUndefined(first.header('idempotent-replayed'))
  assert.equal(repeat.header('idempotent-replayed'), 'true', repeat.text())
  assert.equal(repeat.status(), first.status())
  assert.equal(repeat.text(), first.text())
  assert.equal(repeat.header('content-type'), first.header('content-type'))
}

async function conversationOf(member: ApiMember) {
  const clone = await cloneOf(member)
  const owned = { cloneId: clone.id, userId: member.user.id }
  const conversation = await ConversationFactory.merge(owned).create()
  return { conversation, path: `/api/conversations/${conversation.id}/messages` }
}

test.group('API Idempotency-Key', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a repeat gets the first answer, and does nothing again', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const make = () => keyed(ines.post('/api/clones', { name: 'Rui' }))
    const first = await make()
    first.assertStatus(201)
    for (let n = 0; n < 3; n++) assertReplayed(assert, await make(), first)
    await db.assertHas('clones', { user_id: ines.user.id }, 1)
    const other = await keyed(ines.post('/api/clones', { name: 'Rui' }), 'order-67')
    other.assertStatus(201)
    await db.assertHas('clones', { user_id: ines.user.id }, 2)
  })

  test('a memory is made once, with a key too', async ({ client, assert, db }) => {
    const program = await keyHolder(client, { scopes: ['write'] })
    const clone = await cloneOf(program)
    const teach = () =>
      keyed(program.post(`/api/clones/${clone.id}/memories`, { content: 'We kept bees.' }))
    const first = await teach()
    first.assertStatus(201)
    const repeat = await teach()
    assertReplayed(assert, repeat, first)
    assert.equal(repeat.header('ratelimit-remaining'), '98')
    await db.assertHas('memories', { clone_id: clone.id }, 1)
  })

  test('a file is taken once, and other bytes are another request', async ({
    client,
    assert,
    db,
  }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const add = (text: string, filename = 'life.txt') =>
      keyed(ines.upload(`/api/clones/${clone.id}/documents`, text, filename))
    const first = await add('I was born in Porto.')
    first.assertStatus(201)
    assertReplayed(assert, await add('I was born in Porto.'), first)
    assertInvalid(assert, await add('I was born in Braga.'), 'Idempotency-Key')
    assertInvalid(assert, await add('I was born in Porto.', 'other.txt'), 'Idempotency-Key')
    await db.assertHas('documents', { clone_id: clone.id }, 1)
  })

  test('a message is said once', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const { conversation, path } = await conversationOf(ines)
    const say = () => keyed(ines.post(path, { content: 'Who are you?' }))
    const first = await say()
    first.assertStatus(201)
    assertReplayed(assert, await say(), first)
    await db.assertHas('messages', { conversation_id: conversation.id }, 2)
  })

  test('a stream is replayed whole', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const { conversation, path } = await conversationOf(ines)
    const say = () =>
      keyed(ines.post(path, { content: 'Who are you?' }).accept('text/event-stream'))
    const first = await say()
    assert.match(first.text(), /event: clone_message/)
    assertReplayed(assert, await say(), first)
    await db.assertHas('messages', { conversation_id: conversation.id }, 2)
  })

  test('a raw key is replayed, but can’t be read where it is kept', async ({ client, assert }) => {
    const program = await keyHolder(client)
    const ines = await apiMember(client, program.user)
    const rotate = () => keyed(ines.post(`/api/api-keys/${program.apiKey.id}/rotate`))
    const first = await rotate()
    first.assertStatus(201)
    assertReplayed(assert, await rotate(), first)
    const kept = await IdempotentRequest.findByOrFail('userId', ines.user.id)
    assert.notInclude(JSON.stringify(kept.$attributes), first.body().raw_key)
  })

  test('the same key for something else is refused', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    await keyed(ines.post('/api/clones', { name: 'Rui' }))
    const others = [
      await keyed(ines.post('/api/clones', { name: 'Rui', description: 'My father' })),
      await keyed(ines.post('/api/clones?limit=1', { name: 'Rui' })),
      await keyed(ines.post(`/api/clones/${clone.id}/conversations`, { name: 'Rui' })),
    ]
    for (const response of others) {
      const [error] = assertInvalid(assert, response, 'Idempotency-Key')
      assert.equal(error.rule, 'unique')
    }
    await db.assertHas('clones', { user_id: ines.user.id, name: 'Rui' }, 1)
  })

  test('the same in another order of keys is the same request', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const make = (json: string) => keyed(ines.raw('POST', '/api/clones', json))
    const first = await make(
      '{"name": "Rui", "tone_config": {"warmth": 0.1, "humor": 0.2}, "description": "é"}'
    )
    first.assertStatus(201)
    const sorted = await make(
      '{ "tone_config": {"humor": 0.20, "warmth": 1e-1}, "description": "\\u00e9", "name": "Rui" }'
    )
    assertReplayed(assert, sorted, first)
    const other = await make(
      '{"name": "Rui", "tone_config": {"warmth": 0.2, "humor": 0.1}, "description": "é"}'
    )
    assertInvalid(assert, other, 'Idempotency-Key')
    await db.assertHas('clones', { user_id: ines.user.id }, 1)
  })

  test('the order of a list matters', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const make = (...scopes: string[]) =>
      keyed(ines.post('/api/api-keys', { label: 'Sync', scopes }))
    const first = await make('read', 'write')
    first.assertStatus(201)
    assertInvalid(assert, await make('write', 'read'), 'Idempotency-Key')
  })

  test('everybody has keys of their own', async ({ client }) => {
    for (const member of [await apiMember(client), await apiMember(client)]) {
      const made = await keyed(member.post('/api/clones', { name: 'Rui' }))
      made.assertStatus(201)
      made.assertHeaderMissing('idempotent-replayed')
    }
  })

  test('of ten at once one is carried out, the others wait or get its answer', async ({
    client,
    assert,
    db,
  }) => {
    const ines = await apiMember(client)
    const all = await Promise.all(
      Array.from({ length: 10 }, () => keyed(ines.post('/api/clones', { name: 'Rui' })))
    )
    const isFirst = (response: ApiResponse) =>
      response.status() === 201 && !response.header('idempotent-replayed')
    assert.lengthOf(all.filter(isFirst), 1)
    for (const response of all.filter((one) => !isFirst(one))) {
      if (response.status() === 201) continue
      assertProblem(assert, response, 'conflict')
      assert.equal(response.header('retry-after'), '1')
    }
    await db.assertHas('clones', { user_id: ines.user.id }, 1)
  })

  test('what was refused may be tried again with the same key', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    assertInvalid(assert, await keyed(ines.post('/api/clones', {})), 'name')
    const clone = await keyed(ines.post('/api/clones', { name: 'Rui' }))
    clone.assertStatus(201)
    await db.assertHas('idempotent_requests', { user_id: ines.user.id }, 1)
  })

  test('a reply that failed frees the key, as JSON and as a stream', async ({
    client,
    assert,
    db,
  }) => {
    const ines = await apiMember(client)
    const { path } = await conversationOf(ines)
    const say = (type: string) => keyed(ines.post(path, { content: 'Who are you?' }).accept(type))
    const recover = unreachableModel()
    assert.equal((await say('application/json')).status(), 502)
    recover()
    const mend = unreachableModel()
    assert.match((await say('text/event-stream')).text(), /event: error/)
    mend()
    await db.assertMissing('idempotent_requests', { user_id: ines.user.id })
    const reply = await say('application/json')
    reply.assertStatus(201)
    reply.assertHeaderMissing('idempotent-replayed')
  })

  test('a key has 1 to 255 characters', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const longest = await keyed(ines.post('/api/clones', { name: 'Rui' }), 'x'.repeat(255))
    longest.assertStatus(201)
    const tooLong = await keyed(ines.post('/api/clones', { name: 'Rui' }), 'x'.repeat(256))
    assertInvalid(assert, tooLong, 'Idempotency-Key')
    const empty = await rawRequest('/api/clones', {
      method: 'POST',
      headers: {
        'Authorization': `Bearer ${ines.token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': '',
      },
      body: '{"name": "Rui"}',
    })
    assert.equal(empty.status, 422)
  })

  test('a day later it is a new request', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const make = (name: string) => keyed(ines.post('/api/clones', { name }))
    await make('Rui')
    const age = (hours: number) =>
      IdempotentRequest.query()
        .where('userId', ines.user.id)
        .update({ created_at: dbTime(DateTime.utc().minus({ hours })) })
    await age(23.9)
    const repeat = await make('Rui')
    assert.equal(repeat.header('idempotent-replayed'), 'true')
    await age(24.1)
    const anew = await make('Tomás')
    anew.assertStatus(201)
    anew.assertHeaderMissing('idempotent-replayed')
    await db.assertHas('clones', { user_id: ines.user.id }, 2)
  })

  test('a key that a process died with is free after its lease', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const make = (name: string) => keyed(ines.post('/api/clones', { name }))
    await make('Rui')
    const mine = IdempotentRequest.query().where('userId', ines.user.id)
    await mine.clone().update({ status: null, leased_until: Date.now() + 5000 })
    assertProblem(assert, await make('Rui'), 'conflict')
    await mine.clone().update({ leased_until: Date.now() - 1 })
    assertInvalid(assert, await make('Tomás'), 'Idempotency-Key')
    const again = await make('Rui')
    again.assertStatus(201)
  })

  test('only POSTs are kept', async ({ client, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    await keyed(ines.get('/api/clones'))
    await keyed(ines.patch(`/api/clones/${clone.id}`, { name: 'Tomás' }))
    await db.assertMissing('idempotent_requests', { user_id: ines.user.id })
  })
})
