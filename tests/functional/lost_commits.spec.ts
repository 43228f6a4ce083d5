import { test } from '@japa/runner'
import Clone from '#models/clone'
import Conversation from '#models/conversation'
import Document from '#models/document'
import Job from '#models/job'
import Memory from '#models/memory'
import Message from '#models/message'
import UsageCounter from '#models/usage_counter'
import User from '#models/user'
import { apiMember } from '#tests/support/api_member'
import { eventsOf } from '#tests/support/event_stream'
import { refuseCommits } from '#tests/support/failing_commits'
import { assertProblem } from '#tests/support/problems'
import { emptyQueue } from '#tests/support/queue'
import { textsFound } from '#tests/support/teaching'

/** What every statement of a transaction did is gone when its commit fails, and nobody was told otherwise. */
test.group('Lost commits', (group) => {
  const people: User[] = []
  const takeBack: Array<() => Promise<void>> = []

  const refuse = async (...where: Parameters<typeof refuseCommits>) =>
    void takeBack.push(await refuseCommits(...where))
  const allow = async () => {
    for (const take of takeBack.splice(0)) await take()
  }

  group.each.setup(emptyQueue)
  group.each.teardown(async () => {
    await allow()
    for (const { id } of people.splice(0)) await User.query().where({ id }).delete()
    await emptyQueue()
  })

  test('a memory is not there, is not found, and wakes nobody', async ({ client, assert }) => {
    const ines = await apiMember(client)
    people.push(ines.user)
    const { id } = await ines.user.createClone({ name: 'Rui' })
    const path = `/api/clones/${id}/memories`
    const content = 'I kept bees in Porto.'
    assert.isEmpty(await textsFound(ines, id, 'bees'))
    await refuse('memories')
    assertProblem(assert, await ines.post(path, { content }), 'not-found')
    assert.lengthOf(await Memory.query().where('cloneId', id), 0)
    assert.lengthOf(await Job.query().where('subjectId', id), 0)
    assert.isEmpty(await textsFound(ines, id, 'bees'))
    await allow()
    const kept = await ines.post(path, { content })
    kept.assertStatus(201)
    assert.deepEqual(await textsFound(ines, id, 'bees'), [content])
  })

  test('a document takes no unit of the quota, typed or as a file', async ({ client, assert }) => {
    const ines = await apiMember(client)
    people.push(ines.user)
    const { id } = await ines.user.createClone({ name: 'Rui' })
    const path = `/api/clones/${id}/documents`
    await refuse('documents')
    const typed = await ines.post(path, { title: 'Letters', content: 'Dear Inês' })
    assertProblem(assert, typed, 'not-found')
    const file = await ines.upload(path, 'Dear Inês', 'letter.txt')
    assertProblem(assert, file, 'not-found')
    assert.lengthOf(await Document.query().where('cloneId', id), 0)
    assert.equal(await UsageCounter.used(ines.user.id, 'documents', id), 0)
    assert.lengthOf(await Job.query().where('kind', 'index_document'), 0)
  })

  test('a clone takes none either', async ({ client, assert }) => {
    const ines = await apiMember(client)
    people.push(ines.user)
    await refuse('clones')
    const refused = await ines.post('/api/clones', { name: 'Rui' })
    assertProblem(assert, refused, 'not-found')
    assert.lengthOf(await Clone.query().where('userId', ines.user.id), 0)
    assert.equal(await ines.user.cloneCount(), 0)
  })

  test('a message is not answered, and not counted', async ({ client, assert }) => {
    const ines = await apiMember(client)
    people.push(ines.user)
    const clone = await ines.user.createClone({ name: 'Rui' })
    const { id } = await clone.openConversation()
    const path = `/api/conversations/${id}/messages`
    await refuse('messages', "role = 'user'")
    assertProblem(assert, await ines.post(path, { content: 'Hello?' }), 'not-found')
    assert.lengthOf(await Message.query().where('conversationId', id), 0)
    assert.equal((await Conversation.findOrFail(id)).messageCount, 0)
    assert.equal(await ines.user.monthlyMessageCount(), 0)
  })

  test('a reply that is not kept is none, as JSON and in a stream', async ({ client, assert }) => {
    const ines = await apiMember(client)
    people.push(ines.user)
    const clone = await ines.user.createClone({ name: 'Rui' })
    const { id } = await clone.openConversation()
    const path = `/api/conversations/${id}/messages`
    await refuse('messages', "role = 'clone'")
    const json = await ines.post(path, { content: 'Hello?' })
    assertProblem(assert, json, 'provider-failed', ['provider'])
    const stream = await ines
      .post(path, { content: 'Hello?' })
      .header('accept', 'text/event-stream')
    assert.equal(eventsOf(stream.text()).at(-1)!.event, 'error')
    const kept = await Message.query().where('conversationId', id)
    assert.deepEqual(
      kept.map(({ role, givenBackAt }) => [role, givenBackAt !== null]),
      [
        ['user', true],
        ['user', true],
      ]
    )
    assert.equal(await ines.user.monthlyMessageCount(), 0)
  })

  test('what was carried out under an idempotency key can be carried out again', async ({
    client,
    assert,
  }) => {
    const ines = await apiMember(client)
    people.push(ines.user)
    const send = () => ines.post('/api/clones', { name: 'Rui' }).header('idempotency-key', 'once')
    await refuse('clones')
    assertProblem(assert, await send(), 'not-found')
    await allow()
    const made = await send()
    made.assertStatus(201)
    assert.isUndefined(made.header('idempotent-replayed'))
    assert.lengthOf(await Clone.query().where('userId', ines.user.id), 1)
  })
})
