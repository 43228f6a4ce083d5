import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { dataDir } from '#config/app'
import { documentFileLimit } from '#config/bodyparser'
import { jobRunner } from '#jobs/main'
import Import from '#models/import'
import Memory from '#models/memory'
import Passage from '#models/passage'
import { apiMember, keyHolder } from '#tests/support/api_member'
import { androidChat, zipOf } from '#tests/support/exports'
import { png } from '#tests/support/files'
import { imported, importer, importsOf } from '#tests/support/imports'
import { assertInvalid, assertProblem, assertUnknown } from '#tests/support/problems'
import { emptyQueue } from '#tests/support/queue'
import { assertShape, unknownId } from '#tests/support/shapes'
import { cloneOf, found } from '#tests/support/teaching'

const files = () => readdir(join(dataDir, 'uploads/imports')).catch(() => [] as string[])

test.group('API clones/imports', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(emptyQueue)
  group.each.timeout(60_000)

  test('everything said in a chat becomes a memory of its speaker, at its time', async ({
    client,
    assert,
  }) => {
    const { ines, clone } = await importer(client)
    const kept = await files()
    const chat = await imported(ines, clone.id)
    assertShape(assert, chat, 'import')
    assert.containsSubset(chat, { status: 'done', format: 'whatsapp', error: null, speaker: null })
    assert.containsSubset(chat, { found: 9, imported: 5, skipped: 4 })
    const list = await ines.get(`/api/clones/${clone.id}/memories`)
    assert.equal(list.header('x-total-count'), '5')
    assert.containsSubset(list.body().at(-1), {
      content: 'I was born in Porto in 1951 😊',
      source_type: 'whatsapp',
      occurred_at: '2021-05-12T18:03:00.000Z',
    })
    const [passage] = await found(ines, clone.id, 'Who taught you to read?')
    assert.include(passage.content, 'my sister Inês')
    assert.equal(passage.source_title, 'WhatsApp chat of Maria and Rui')
    const memories = await Memory.query().where('importId', chat.id).orderBy('position')
    assert.deepEqual(
      memories.map(({ position, speaker }) => [position, speaker]),
      [
        [0, 'Maria'],
        [1, 'Rui'],
        [2, 'Maria'],
        [3, 'Rui'],
        [4, 'Maria'],
      ]
    )
    assert.deepEqual(await files(), kept)
  })

  test('it is queued at first, and counts nothing', async ({ client, assert }) => {
    const { ines, clone } = await importer(client)
    const response = await ines.upload(importsOf(clone.id), androidChat, 'chat.txt')
    response.assertStatus(202)
    assertShape(assert, response.body(), 'import')
    assert.containsSubset(response.body(), { status: 'queued', format: null, found: 0 })
    const { memory_count: count } = (await ines.get(`/api/clones/${clone.id}`)).body()
    assert.equal(count, 0)
  })

  test('with a speaker only his words are learned, and found by those around them', async ({
    client,
    assert,
    db,
  }) => {
    const { ines, clone } = await importer(client)
    const chat = await imported(ines, clone.id, { speaker: ' maria ' })
    assert.containsSubset(chat, { status: 'done', speaker: 'Maria', imported: 3 })
    assert.equal(chat.found, chat.imported + chat.skipped)
    assert.deepInclude(chat.report.skipped, { reason: 'other_speaker', count: 2, places: [3, 10] })
    await db.assertMissing('memories', { speaker: 'Rui' })
    const passage = await Passage.query()
      .where({ cloneId: clone.id, speaker: 'Maria' })
      .whereLike('content', '%born%')
      .firstOrFail()
    assert.include(passage.context, 'Rui: Really?')
  })

  test('what the chosen speaker said the clone says as its own, whatever it is called there', async ({
    client,
    assert,
  }) => {
    const { ines, clone } = await importer(client)
    const lines = ['Pai: I was born in Nazaré, by the fish market.', 'Inês: I was born in Lisbon.']
    const chat = lines.map((line, n) => `12/05/2021, 18:0${n} - ${line}`).join('\n')
    await imported(ines, clone.id, { chat, speaker: 'pai' })
    const conversation = await ines.post(`/api/clones/${clone.id}/conversations`, {})
    const said = await ines.post(`/api/conversations/${conversation.body().id}/messages`, {
      content: 'Where were you born?',
    })
    const { content } = said.body().clone_message
    assert.include(content, 'I was born in Nazaré')
    assert.notInclude(content, 'said')
  })

  test('a speaker whom nobody knows fails it, and names who speaks', async ({ client, assert }) => {
    const { ines, clone } = await importer(client)
    const chat = await imported(ines, clone.id, { speaker: 'Joana' })
    assert.containsSubset(chat, { status: 'failed', imported: 0 })
    assert.match(chat.error, /“Joana”.*“Maria”, “Rui”\.$/)
    const again = await imported(ines, clone.id, { speaker: 'Rui' })
    assert.equal(again.status, 'done')
  })

  test('without the consent nothing is taken', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const response = await ines.upload(importsOf(clone.id), androidChat, 'chat.txt')
    const problem = assertProblem(assert, response, 'forbidden', ['required_consent'])
    assert.equal(problem.required_consent, 'chat_import')
    await db.assertMissing('imports', { clone_id: clone.id })
  })

  test('the same file again is refused, and names the import that it was', async ({
    client,
    assert,
  }) => {
    const { ines, clone } = await importer(client)
    const first = await imported(ines, clone.id)
    const kept = await files()
    const again = await ines.upload(importsOf(clone.id), androidChat, 'other name.txt')
    const problem = assertProblem(assert, again, 'conflict', ['import_id'])
    assert.equal(problem.import_id, first.id)
    assert.deepEqual(await files(), kept)
    const other = await cloneOf(ines)
    assert.equal((await imported(ines, other.id)).imported, 5)
  })

  test('of a newer export of the same chat only what is new is taken', async ({
    client,
    assert,
  }) => {
    const { ines, clone } = await importer(client)
    await imported(ines, clone.id)
    const newer = `${androidChat}14/05/2021, 10:00 - Maria: I have a new cat.\n`
    const chat = await imported(ines, clone.id, { chat: newer })
    assert.containsSubset(chat, { found: 10, imported: 1, skipped: 9 })
    const duplicates = chat.report.skipped.find(({ reason }: any) => reason === 'duplicate')
    assert.deepEqual(duplicates, { reason: 'duplicate', count: 5, places: [2, 3, 8, 10, 12] })
  })

  test('a list of memories keeps titles and dates', async ({ client, assert }) => {
    const { ines, clone } = await importer(client)
    const chat = 'title,content,occurred_at\nThe bakery,I opened it in 1961.,1961-03-01\n'
    const csv = await imported(ines, clone.id, { chat, name: 'memories.csv' })
    assert.containsSubset(csv, {
      status: 'done',
      format: 'memories_csv',
      imported: 1,
      speakers: [],
    })
    const [memory] = (await ines.get(`/api/clones/${clone.id}/memories`)).body()
    assert.containsSubset(memory, {
      title: 'The bakery',
      content: 'I opened it in 1961.',
      occurred_at: '1961-03-01T00:00:00.000Z',
    })
    const [passage] = await found(ines, clone.id, 'bakery')
    assert.equal(passage.source_title, 'The bakery')
  })

  test('the user of an assistant may be called by his part', async ({ client, assert }) => {
    const { ines, clone } = await importer(client)
    const said = (sender: string, text: string) => ({
      sender,
      text,
      created_at: '2024-01-02T10:00:00Z',
    })
    const chat = JSON.stringify([
      {
        name: 'Bread',
        chat_messages: [said('human', 'I bake with rye.'), said('assistant', 'Good.')],
      },
    ])
    const claude = await imported(ines, clone.id, {
      chat,
      name: 'conversations.json',
      speaker: 'human',
    })
    assert.containsSubset(claude, { status: 'done', format: 'claude', speaker: 'You', imported: 1 })
    const [memory] = (await ines.get(`/api/clones/${clone.id}/memories`)).body()
    assert.equal(memory.title, 'Bread')
  })

  test('{what} has failed, says why, and can be sent again')
    .with([
      { what: 'a letter', chat: 'Dear Inês,\nhow are you?' },
      { what: 'a ZIP of pictures', chat: zipOf({ 'a.jpg': 'x' }) },
      { what: 'a damaged ZIP', chat: zipOf({ 'a.txt': androidChat }).subarray(0, 40) },
      { what: 'brackets without end', chat: '['.repeat(1_000_000) },
    ])
    .run(async ({ client, assert }, { chat }) => {
      const { ines, clone } = await importer(client)
      for (let n = 0; n < 2; n++) {
        const failed = await imported(ines, clone.id, { chat })
        assertShape(assert, failed, 'import')
        assert.equal(failed.status, 'failed')
        assert.match(failed.error, /^[A-Z].{20,}\.$/s)
      }
    })

  test('what is no text and no ZIP is refused at once', async ({ client, assert }) => {
    const { ines, clone } = await importer(client)
    const response = await ines.upload(importsOf(clone.id), png, 'chat.txt')
    assertProblem(assert, response, 'unsupported-media-type')
    const none = await ines.post(importsOf(clone.id), { file: 'chat' })
    assertInvalid(assert, none, 'file')
  })

  test('a file of more than 20 MiB is refused', async ({ client, assert }) => {
    const { ines, clone } = await importer(client)
    const chat = Buffer.alloc(documentFileLimit + 1, androidChat)
    const response = await ines.upload(importsOf(clone.id), chat, 'chat.txt')
    const problem = assertProblem(assert, response, 'too-large', ['limit_bytes'])
    assert.equal(problem.limit_bytes, documentFileLimit)
  })

  test('a stranger gets 404, and so does a key that is bound to another clone', async ({
    client,
    assert,
  }) => {
    const { ines, clone } = await importer(client)
    const chat = await imported(ines, clone.id)
    const stranger = await apiMember(client)
    const path = `/api/imports/${chat.id}`
    const unknown = `/api/imports/${unknownId}`
    assertUnknown(assert, await stranger.get(path), await stranger.get(unknown))
    const upload = await stranger.upload(importsOf(clone.id), androidChat, 'chat.txt')
    assertProblem(assert, upload, 'not-found')
    const other = await cloneOf(ines)
    const bound = await keyHolder(
      client,
      { scopes: ['read', 'write'], cloneId: other.id },
      ines.user
    )
    assertUnknown(assert, await bound.get(path), await bound.get(unknown))
    const own = await keyHolder(client, { scopes: ['read'], cloneId: clone.id }, ines.user)
    assert.equal((await own.get(path)).body().id, chat.id)
    const written = await own.upload(importsOf(clone.id), androidChat, 'chat.txt')
    assertProblem(assert, written, 'forbidden', ['required_scope'])
  })

  test('repeated with its idempotency key it is one import', async ({ client, assert }) => {
    const { ines, clone } = await importer(client)
    const send = () =>
      ines.upload(importsOf(clone.id), androidChat, 'chat.txt').header('Idempotency-Key', 'once')
    const [first, second] = [await send(), await send()]
    assert.equal(second.status(), 202)
    assert.equal(second.body().id, first.body().id)
    assert.lengthOf(await Import.query().where('cloneId', clone.id), 1)
  })

  test('it goes with its clone, files and all', async ({ client, assert, db }) => {
    const { ines, clone } = await importer(client)
    const kept = await files()
    await ines.upload(importsOf(clone.id), androidChat, 'chat.txt')
    assert.lengthOf(await files(), kept.length + 1)
    const gone = await ines.delete(`/api/clones/${clone.id}`)
    gone.assertStatus(204)
    assert.deepEqual(await files(), kept)
    await db.assertMissing('imports', { clone_id: clone.id })
    await jobRunner().drain()
  })
})
