import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { dataDir } from '#config/app'
import Conversation from '#models/conversation'
import Document from '#models/document'
import Memory from '#models/memory'
import Message from '#models/message'
import User from '#models/user'
import UsageCounter from '#models/usage_counter'
import { factoryPassword } from '#database/factories/user_factory'
import { apiMember, type ApiMember } from '#tests/support/api_member'
import { eventsOf } from '#tests/support/event_stream'
import { emptyStorage, fillStorage, long } from '#tests/support/full_storage'
import { pageMember } from '#tests/support/page_member'
import { emptyQueue } from '#tests/support/queue'
import { assertProblem } from '#tests/support/problems'
import { textsFound } from '#tests/support/teaching'

const files = () => readdir(join(dataDir, 'uploads', 'documents')).catch(() => [])

async function cloneOf({ user }: Pick<ApiMember, 'user'>) {
  return user.createClone({ name: 'Rui' })
}

test.group('Full storage', (group) => {
  const people: User[] = []

  async function known<T extends { user: User }>(member: Promise<T>) {
    people.push((await member).user)
    return member
  }

  group.each.teardown(async () => {
    await emptyStorage()
    for (const { id } of people.splice(0)) await User.query().where({ id }).delete()
    await emptyQueue()
  })

  test('what can’t be stored is a problem that says so, and leaves nothing', async ({
    client,
    assert,
  }) => {
    const ines = await known(apiMember(client))
    const clone = await cloneOf(ines)
    const path = `/api/clones/${clone.id}`
    await fillStorage()
    const { detail } = assertProblem(
      assert,
      await ines.post(`${path}/memories`, { content: long }),
      'storage-full'
    )
    assert.match(detail, /full\. Nothing was stored and nothing was changed\..*room/)
    const document = await ines.post(`${path}/documents`, { title: 'Letters', content: long })
    assertProblem(assert, document, 'storage-full')
    assert.equal(document.header('retry-after'), '60')
    assert.lengthOf(await Memory.query().where('cloneId', clone.id), 0)
    assert.lengthOf(await Document.query().where('cloneId', clone.id), 0)
    assert.equal(await UsageCounter.used(ines.user.id, 'documents', clone.id), 0)
  })

  test('reading, searching and logging in go on, and so does writing once there is room', async ({
    client,
    assert,
  }) => {
    const ines = await known(apiMember(client))
    const clone = await cloneOf(ines)
    const path = `/api/clones/${clone.id}/memories`
    const kept = await ines.post(path, { content: 'I was born in Porto.' })
    kept.assertStatus(201)
    await fillStorage()
    const refused = await ines.post(path, { content: `I kept bees in Porto. ${long}` })
    assertProblem(assert, refused, 'storage-full')
    const list = await ines.get(path)
    list.assertStatus(200)
    assert.deepEqual(await textsFound(ines, clone.id, 'Porto'), ['I was born in Porto.'])
    const fields = { email: ines.user.email, password: factoryPassword }
    const login = await client.post('/login').withCsrfToken().form(fields).redirects(0)
    login.assertHeader('location', '/dashboard')
    await emptyStorage()
    const stored = await ines.post(path, { content: `I kept bees in Porto. ${long}` })
    stored.assertStatus(201)
    assert.isAbove((await textsFound(ines, clone.id, 'bees in Porto')).length, 1)
  })

  test('of a file whose row can’t be stored nothing stays', async ({ client, assert }) => {
    const ines = await known(apiMember(client))
    const clone = await cloneOf(ines)
    const before = await files()
    await fillStorage()
    // Rows as small as a document's fit into what pages have left, for a while.
    let response
    for (let n = 0; n < 200; n++) {
      await UsageCounter.query().where('userId', ines.user.id).update({ used: 1 })
      response = await ines.upload(`/api/clones/${clone.id}/documents`, 'Dear Inês', 'letter.txt')
      if (response.status() !== 201) break
    }
    assertProblem(assert, response!, 'storage-full')
    const stored = await Document.query().where('cloneId', clone.id)
    assert.lengthOf(await files(), before.length + stored.length)
  })

  test('a page says it too, with what was typed, and a fragment', async ({ client, assert }) => {
    const ines = await known(pageMember(client))
    const clone = await cloneOf(ines)
    await fillStorage()
    const path = `/clones/${clone.id}/memories`
    const page = await ines.send(path, { content: long })
    page.assertStatus(507)
    page.assertHeader('content-type', 'text/html; charset=utf-8')
    page.assertTextIncludes('The storage of this server is full')
    const piece = await ines.sendPiece(path, { content: long })
    piece.assertStatus(507)
    piece.assertTextIncludes('The storage of this server is full')
    assert.notInclude(piece.text(), '<html')
    const read = await ines.get(`/clones/${clone.id}/memories`)
    read.assertStatus(200)
  })

  test('a conversation that could not be begun is not there', async ({ client, assert }) => {
    const ines = await known(pageMember(client))
    const clone = await cloneOf(ines)
    await fillStorage()
    const conversation = clone.newConversation('Evenings')
    await assert.rejects(() => conversation.say(long))
    assert.isFalse(conversation.$isPersisted)
    const page = await ines.send(`/clones/${clone.id}/messages`, { content: long.slice(0, 4000) })
    page.assertStatus(507)
    page.assertTextIncludes('The storage of this server is full')
    assert.lengthOf(await Conversation.query().where('cloneId', clone.id), 0)
    assert.equal(await ines.user.monthlyMessageCount(), 0)
  })

  test('a reply that can’t be kept says so, as JSON and in a stream, and does not count', async ({
    client,
    assert,
    cleanup,
  }) => {
    const ines = await known(apiMember(client))
    const clone = await cloneOf(ines)
    const { id } = await clone.openConversation()
    const { answer } = Conversation.prototype
    cleanup(() => void (Conversation.prototype.answer = answer))
    Conversation.prototype.answer = async () => {
      throw Object.assign(new Error('insert into messages … - database or disk is full'), {
        code: 'SQLITE_FULL',
      })
    }
    const path = `/api/conversations/${id}/messages`
    const json = await ines.post(path, { content: 'Where were you born?' })
    const { detail } = assertProblem(assert, json, 'storage-full')
    assert.match(detail, /Your message is kept, its reply could not be/)
    const stream = await ines
      .post(path, { content: 'Where were you born?' })
      .header('accept', 'text/event-stream')
    const events = eventsOf(stream.text())
    assert.equal(events.at(-1)!.event, 'error')
    assert.equal(events.at(-1)!.data.type, '/problems/storage-full')
    assert.equal(events.at(-1)!.data.status, 507)
    assert.equal(await ines.user.monthlyMessageCount(), 0)
    const questions = await Message.query().where({ conversationId: id, role: 'user' })
    assert.isTrue(questions.every(({ givenBackAt }) => givenBackAt !== null))
    Conversation.prototype.answer = answer
    const again = await ines.post(path, { content: 'Where were you born?' })
    again.assertStatus(201)
  })

  test('an idempotency key of what could not be stored is free again', async ({
    client,
    assert,
  }) => {
    const ines = await known(apiMember(client))
    const clone = await cloneOf(ines)
    const send = () =>
      ines
        .post(`/api/clones/${clone.id}/memories`, { content: long })
        .header('idempotency-key', 'once')
    await fillStorage()
    assertProblem(assert, await send(), 'storage-full')
    await emptyStorage()
    const stored = await send()
    stored.assertStatus(201)
    assert.isUndefined(stored.header('idempotent-replayed'))
    const replayed = await send()
    assert.equal(replayed.header('idempotent-replayed'), 'true')
    assert.lengthOf(await Memory.query().where('cloneId', clone.id), 1)
  })
})
