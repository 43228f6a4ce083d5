import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { dataDir } from '#config/app'
import { documentFileLimit } from '#config/bodyparser'
import * as limits from '#start/limiter'
import { DocumentFactory } from '#database/factories/document_factory'
import { UserFactory } from '#database/factories/user_factory'
import { jobRunner } from '#jobs/main'
import Document from '#models/document'
import UsageCounter from '#models/usage_counter'
import { vainReading } from '#start/limiter'
import { apiMember, type ApiMember } from '#tests/support/api_member'
import { docx, pdf, png, scannedPdf } from '#tests/support/files'
import { assertPages } from '#tests/support/lists'
import { assertInvalid, assertProblem, assertUnknown } from '#tests/support/problems'
import { emptyQueue } from '#tests/support/queue'
import { assertShape, unknownId } from '#tests/support/shapes'
import { cloneOf, found, textsFound } from '#tests/support/teaching'
import { temporaryFiles } from '#tests/support/temporary_files'

const quotaFields = ['resource', 'plan', 'limit', 'used', 'resets_at', 'upgrade_to']
const rateLimitFields = ['limit', 'window_seconds', 'retry_after']
const sentence = 'The harmonium came from Braga by ox cart in the spring of 1931.'
const letter = { title: 'Letters', content: sentence }

const documentsOf = (cloneId: string) => `/api/clones/${cloneId}/documents`
const used = ({ user }: ApiMember, cloneId: string) =>
  UsageCounter.used(user.id, 'documents', cloneId)
const uploads = () => readdir(join(dataDir, 'uploads/documents')).catch(() => [] as string[])

test.group('API clones/documents as text', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(emptyQueue)

  test('a typed document is ready, and found, at once', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const response = await ines.post(documentsOf(clone.id), letter)
    response.assertStatus(201)
    const document = response.body()
    assertShape(assert, document, 'document')
    assert.include(document, { user_id: ines.user.id, clone_id: clone.id, title: 'Letters' })
    assert.include(document, { source_type: 'manual', status: 'ready', error: null })
    assert.include(document, { char_count: sentence.length, chunk_count: 1 })
    const stored = await ines.get(`${documentsOf(clone.id)}/${document.id}`)
    assert.deepEqual(stored.body(), { ...document, content: sentence })
    const [passage] = await found(ines, clone.id, 'harmonium')
    assert.include(passage, { source_type: 'document', source_id: document.id, content: sentence })
    await db.assertHas('passages', { document_id: document.id }, document.chunk_count)
    assert.equal(await used(ines, clone.id), 1)
  })

  test('a long document has as many passages as it says', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const content = Array.from({ length: 1200 }, (_, line) => `Line ${line}: ${sentence}`).join(
      '\n'
    )
    const response = await ines.post(documentsOf(clone.id), { ...letter, content })
    response.assertStatus(201)
    assert.isAbove(response.body().chunk_count, 50)
    assert.equal(response.body().char_count, content.length)
    await db.assertHas('passages', { document_id: response.body().id }, response.body().chunk_count)
    const stored = await ines.get(`${documentsOf(clone.id)}/${response.body().id}`)
    assert.equal(stored.body().content, content)
  })

  test('what is no document is named: {field}')
    .with([
      { field: 'title', value: undefined },
      { field: 'title', value: null },
      { field: 'title', value: '' },
      { field: 'title', value: 'x'.repeat(501) },
      { field: 'title', value: ['Letters'] },
      { field: 'content', value: undefined },
      { field: 'content', value: '' },
      { field: 'content', value: ' \n ' },
      { field: 'content', value: 'x'.repeat(2_000_001) },
      { field: 'content', value: { text: 'x' } },
      { field: 'source_type', value: 'x'.repeat(41) },
    ])
    .run(async ({ client, assert, db }, { field, value }) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const response = await ines.post(documentsOf(clone.id), { ...letter, [field]: value })
      assertInvalid(assert, response, field)
      await db.assertMissing('documents', { clone_id: clone.id })
      assert.equal(await used(ines, clone.id), 0)
    })

  test('the list is without texts, of this clone alone, newest first', async ({
    client,
    assert,
  }) => {
    const ines = await apiMember(client)
    const [clone, other] = [await cloneOf(ines), await cloneOf(ines)]
    const of = DocumentFactory.merge({ userId: ines.user.id, cloneId: clone.id })
    const documents = [
      await of.create(),
      await DocumentFactory.apply('processing')
        .merge({ userId: ines.user.id, cloneId: clone.id })
        .create(),
      await DocumentFactory.apply('failed')
        .merge({ userId: ines.user.id, cloneId: clone.id })
        .create(),
    ]
    await assertPages(assert, ines, documentsOf(clone.id), documents.map(({ id }) => id).reverse())
    await assertPages(assert, ines, documentsOf(other.id), [])
    const list = (await ines.get(documentsOf(clone.id))).body()
    for (const document of list) assertShape(assert, document, 'document')
    assert.deepEqual(
      list.map(({ status }: Document) => status),
      ['failed', 'processing', 'ready']
    )
    assert.isString(list[0].error)
  })

  test('a deleted document is gone, not found, and makes room', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const { id } = (await ines.post(documentsOf(clone.id), letter)).body()
    const path = `${documentsOf(clone.id)}/${id}`
    const response = await ines.delete(path)
    response.assertStatus(204)
    assertProblem(assert, await ines.delete(path), 'not-found')
    assertProblem(assert, await ines.get(path), 'not-found')
    assert.deepEqual(await textsFound(ines, clone.id, 'harmonium'), [])
    await db.assertMissing('passages', { document_id: id })
    assert.equal(await used(ines, clone.id), 0)
  })

  test('what is not hers to set is not set', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const [clone, other] = [await cloneOf(ines), await cloneOf(ines)]
    const stranger = await UserFactory.create()
    const response = await ines.post(documentsOf(clone.id), {
      ...letter,
      id: unknownId,
      user_id: stranger.id,
      clone_id: other.id,
      status: 'failed',
      error: 'no',
      chunk_count: 99,
      file_key: '../../app_key',
      format: 'pdf',
    })
    const document = await Document.findOrFail(response.body().id)
    assert.include(document.$attributes, { userId: ines.user.id, cloneId: clone.id })
    assert.include(document.$attributes, { status: 'ready', format: 'text', chunkCount: 1 })
    assert.isNull(document.fileKey)
    assert.isNull(document.error)
  })

  test('a stranger gets 404', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const { id } = (await ines.post(documentsOf(clone.id), letter)).body()
    const stranger = await apiMember(client)
    const own = await cloneOf(stranger)
    for (const method of ['get', 'post'] as const) {
      assertUnknown(
        assert,
        await stranger[method](documentsOf(clone.id), letter),
        await stranger[method](documentsOf(unknownId), letter)
      )
    }
    for (const method of ['get', 'delete'] as const) {
      const unknown = await stranger[method](`${documentsOf(own.id)}/${unknownId}`)
      for (const cloneId of [clone.id, own.id]) {
        assertUnknown(assert, await stranger[method](`${documentsOf(cloneId)}/${id}`), unknown)
      }
    }
    const upload = await stranger.upload(documentsOf(clone.id), sentence, 'letters.txt')
    assertProblem(assert, upload, 'not-found')
    await db.assertHas('documents', { clone_id: clone.id }, 1)
  })
})

test.group('API clones/documents as files', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(emptyQueue)

  test('{name} is taken in, then read')
    .with([
      { name: 'letters.txt', bytes: () => sentence },
      { name: 'letters.md', bytes: () => `# Letters\n\n${sentence}\n` },
      { name: 'letters.html', bytes: () => `<html><body><p>${sentence}</p></body></html>` },
      { name: 'letters.pdf', bytes: () => pdf(sentence) },
      { name: 'letters.docx', bytes: () => docx(sentence) },
    ])
    .run(async ({ client, assert, db }, { name, bytes }) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const response = await ines.upload(documentsOf(clone.id), await bytes(), name)
      response.assertStatus(201)
      assertShape(assert, response.body(), 'document')
      assert.include(response.body(), { title: 'letters', status: 'processing', chunk_count: 0 })
      assert.deepEqual(await temporaryFiles(), [])

      await jobRunner().drain()
      const path = `${documentsOf(clone.id)}/${response.body().id}`
      const document = (await ines.get(path)).body()
      assertShape(assert, document, 'document', 'content')
      assert.include(document, { status: 'ready', error: null, title: 'letters' })
      assert.include(document.content, sentence)
      assert.equal(document.char_count, document.content.length)
      assert.isAtLeast(document.chunk_count, 1)
      await db.assertHas('passages', { document_id: document.id }, document.chunk_count)
      const [passage] = await found(ines, clone.id, 'harmonium')
      assert.equal(passage.source_id, document.id)
      assert.equal(await used(ines, clone.id), 1)
    })

  test('a title that is sent along is the title', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const response = await ines
      .upload(documentsOf(clone.id), sentence, 'letters.txt')
      .field('title', 'To my sister')
    assert.equal(response.body().title, 'To my sister')
    const tooLong = await ines
      .upload(documentsOf(clone.id), sentence, 'letters.txt')
      .field('title', 'x'.repeat(501))
    assertInvalid(assert, tooLong, 'title')
  })

  test('the user does not choose where a file lies: {$self}')
    .with(['../../../etc/passwd.txt', '..\\..\\boot.txt', '/etc/hosts.txt', '.txt', ' .txt'])
    .run(async ({ client, assert }, name) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const response = await ines.upload(documentsOf(clone.id), sentence, name)
      response.assertStatus(201)
      assert.isNotEmpty(response.body().title.trim())
      const { fileKey } = await Document.findOrFail(response.body().id)
      assert.match(fileKey!, /^documents\/[0-9a-f-]{36}\.text$/)
      assert.include(await uploads(), fileKey!.replace('documents/', ''))
    })

  test('a scan has failed, says why, and uses up no quota', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const response = await ines.upload(documentsOf(clone.id), await scannedPdf(), 'scan.pdf')
    response.assertStatus(201)
    assert.equal(await used(ines, clone.id), 1)
    await jobRunner().drain()
    const path = `${documentsOf(clone.id)}/${response.body().id}`
    const document = (await ines.get(path)).body()
    assert.include(document, { status: 'failed', chunk_count: 0, content: '' })
    assert.match(document.error, /^[A-Z].{20,}\.$/s)
    assert.equal(await used(ines, clone.id), 0)
    await db.assertMissing('passages', { document_id: document.id })

    const deleted = await ines.delete(path)
    deleted.assertStatus(204)
    assert.equal(await used(ines, clone.id), 0)
  })

  test('who has files read in vain for long is refused for a while, and others are not', async ({
    client,
    assert,
    cleanup,
  }) => {
    const [ines, rui] = [await apiMember(client), await apiMember(client)]
    const clone = await cloneOf(ines)
    cleanup(() => vainReading.reset(ines.user.id))
    await ines.upload(documentsOf(clone.id), await scannedPdf(), 'scan.pdf')
    await jobRunner().drain()
    const { requests: seconds } = limits.vainReading
    // However long the first one took on this machine.
    await vainReading.reset(ines.user.id)
    await vainReading.note(ines.user.id, seconds - 1)
    const still = await ines.upload(documentsOf(clone.id), await scannedPdf(), 'scan.pdf')
    still.assertStatus(201)
    await jobRunner().drain()

    const kept = await uploads()
    const refused = await ines.upload(documentsOf(clone.id), sentence, 'letters.txt')
    const problem = assertProblem(assert, refused, 'rate-limited', rateLimitFields)
    assert.match(problem.detail, /^Your last files took long to read.*Try again in \d+ seconds\.$/)
    assert.equal(refused.header('retry-after'), String(problem.retry_after))
    assert.isAtMost(problem.retry_after, 3600)
    assert.deepEqual(await uploads(), kept)
    assert.equal(await used(ines, clone.id), 0)

    const typed = await ines.post(documentsOf(clone.id), letter)
    typed.assertStatus(201)
    const others = await rui.upload(documentsOf((await cloneOf(rui)).id), sentence, 'letters.txt')
    others.assertStatus(201)
  })

  test('{name} that is something else by its bytes is refused')
    .with([
      { name: 'picture.pdf', bytes: png },
      { name: 'picture.txt', bytes: png },
      {
        name: 'program.docx',
        bytes: Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0', 'latin1'),
      },
      { name: 'letters.rtf', bytes: Buffer.from('{\\rtf1 Letters}') },
    ])
    .run(async ({ client, assert, db }, { name, bytes }) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const kept = await uploads()
      const response = await ines.upload(documentsOf(clone.id), bytes, name)
      const problem = assertProblem(assert, response, 'unsupported-media-type')
      assert.include(problem.detail, name)
      assert.deepEqual(await temporaryFiles(), [])
      assert.deepEqual(await uploads(), kept)
      await db.assertMissing('documents', { clone_id: clone.id })
      assert.equal(await used(ines, clone.id), 0)
    })

  test('a file by any other name is thrown away', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    for (const field of ['other', 'a[b][c]', 'constructor', '__proto__', 'title']) {
      const bytes = Buffer.from(sentence)
      const response = await ines
        .post(documentsOf(clone.id))
        .file(field, bytes, { filename: 'a.txt' })
      response.assertStatus(422)
      assert.deepEqual(await temporaryFiles(), [])
    }
  })

  test('without a file there is nothing to read', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const none = await ines.post(documentsOf(clone.id)).field('title', 'Letters')
    assertInvalid(assert, none, 'file')
    const text = await ines.post(documentsOf(clone.id)).field('file', 'no file')
    assertInvalid(assert, text, 'file')
    const two = await ines
      .upload(documentsOf(clone.id), sentence, 'a.txt')
      .file('file', Buffer.from(sentence), { filename: 'b.txt' })
    assertInvalid(assert, two, 'file')
  })

  test('an empty file has failed', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const response = await ines.upload(documentsOf(clone.id), ' \n ', 'empty.txt')
    response.assertStatus(201)
    await jobRunner().drain()
    const document = await Document.findOrFail(response.body().id)
    assert.equal(document.status, 'failed')
    assert.equal(await used(ines, clone.id), 0)
  })

  test('a file of 20 MiB is taken, a byte more is not', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const file = Buffer.alloc(documentFileLimit + 1, 'Bees. ')
    const largest = await ines.upload(documentsOf(clone.id), file.subarray(1), 'bees.txt')
    largest.assertStatus(201)
    const larger = await ines.upload(documentsOf(clone.id), file, 'bees.txt')
    const problem = assertProblem(assert, larger, 'too-large', ['limit_bytes'])
    assert.equal(problem.limit_bytes, documentFileLimit)
    assert.deepEqual(await temporaryFiles(), [])
    assert.equal(await used(ines, clone.id), 1)
  })

  test('over the quota a file is neither kept nor counted', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    await UsageCounter.create({
      userId: ines.user.id,
      resource: 'documents',
      scope: clone.id,
      used: 5,
    })
    const kept = await uploads()
    const response = await ines.upload(documentsOf(clone.id), sentence, 'letters.txt')
    assertProblem(assert, response, 'quota-exceeded', quotaFields)
    assert.deepEqual(await uploads(), kept)
    assert.equal(await used(ines, clone.id), 5)
  })

  test('with a document or a clone its file goes', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const kept = await uploads()
    const first = await ines.upload(documentsOf(clone.id), sentence, 'letters.txt')
    await ines.upload(documentsOf(clone.id), sentence, 'letters.txt')
    assert.lengthOf(await uploads(), kept.length + 2)
    await ines.delete(`${documentsOf(clone.id)}/${first.body().id}`)
    assert.lengthOf(await uploads(), kept.length + 1)
    await ines.delete(`/api/clones/${clone.id}`)
    assert.deepEqual(await uploads(), kept)
  })

  test('a file deleted before it was read leaves no trace', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const response = await ines.upload(documentsOf(clone.id), sentence, 'letters.txt')
    await ines.delete(`${documentsOf(clone.id)}/${response.body().id}`)
    await jobRunner().drain()
    assert.equal(await used(ines, clone.id), 0)
    await db.assertMissing('documents', { clone_id: clone.id })
    await db.assertMissing('jobs', { subject_id: response.body().id })
  })
})

test.group('API clones/documents quota', () => {
  test('FREE allows five documents a clone', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const [clone, other] = [await cloneOf(ines), await cloneOf(ines)]
    for (let count = 1; count <= 5; count++) {
      const response = await ines.post(documentsOf(clone.id), letter)
      response.assertStatus(201)
    }
    const sixth = await ines.post(documentsOf(clone.id), letter)
    const problem = assertProblem(assert, sixth, 'quota-exceeded', quotaFields)
    assert.include(problem, { resource: 'documents', plan: 'FREE', limit: 5, used: 5 })
    assert.include(problem, { resets_at: null, upgrade_to: 'STARTER' })
    await db.assertHas('documents', { clone_id: clone.id }, 5)
    const elsewhere = await ines.post(documentsOf(other.id), letter)
    elsewhere.assertStatus(201)

    const [last] = (await ines.get(documentsOf(clone.id))).body()
    await ines.delete(`${documentsOf(clone.id)}/${last.id}`)
    const again = await ines.post(documentsOf(clone.id), letter)
    again.assertStatus(201)
  })

  test('of 20 documents at once FREE gets exactly five', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2
          ? ines.post(documentsOf(clone.id), letter)
          : ines.upload(documentsOf(clone.id), sentence, 'letters.txt')
      )
    )
    const statuses = responses.map((response) => response.status()).sort()
    assert.deepEqual(statuses, [...Array(5).fill(201), ...Array(15).fill(402)])
    await db.assertHas('documents', { clone_id: clone.id }, 5)
    assert.equal(await used(ines, clone.id), 5)
  })

  test('a document deleted by ten at once gives back one unit', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    await ines.post(documentsOf(clone.id), letter)
    const { id } = (await ines.post(documentsOf(clone.id), letter)).body()
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => ines.delete(`${documentsOf(clone.id)}/${id}`))
    )
    const statuses = responses.map((response) => response.status()).sort()
    assert.deepEqual(statuses, [204, ...Array(9).fill(404)])
    assert.equal(await used(ines, clone.id), 1)
  })
})
