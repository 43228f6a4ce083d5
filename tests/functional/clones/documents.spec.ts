import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import Document from '#models/document'
import IndexDocument from '#jobs/index_document'
import { CloneFactory } from '#database/factories/clone_factory'
import { pageMember } from '#tests/support/page_member'
import { useUp } from '#tests/support/usage'

test.group('Clones documents', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('typed text is ready at once, and can be read and deleted', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    const path = `/clones/${clone.id}/documents`
    const response = await ines.send(path, { title: 'Letters', content: 'Dear Inês, it rains.' })
    response.assertHeader('location', path)
    const document = await Document.findByOrFail('cloneId', clone.id)
    assert.equal(document.status, 'ready')
    const page = await ines.get(`${path}/${document.id}`)
    page.assertTextIncludes('Dear Inês, it rains.')
    await ines.send(`${path}/${document.id}?_method=DELETE`)
    assert.isNull(await Document.find(document.id))
  })

  test('over the quota the text is refused, and still in its field; a file is refused too', async ({
    client,
    assert,
  }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    const path = `/clones/${clone.id}/documents`
    await useUp(ines.user, 'documents', 5, clone.id)
    const fields = { title: 'Letters', content: 'Dear Inês,\n\nit rains & rains.' }
    const text = await ines.send(path, fields)
    text.assertStatus(402)
    text.assertTextIncludes('value="Letters"')
    text.assertTextIncludes('Dear Inês,\n\nit rains &amp; rains.</textarea>')
    text.assertTextIncludes('href="/billing"')
    const file = await client
      .post(path)
      .loginAs(ines.user)
      .withCsrfToken()
      .file('file', Buffer.from('I was born in Porto.'), { filename: 'life.txt' })
      .redirects(0)
    file.assertStatus(402)
    file.assertTextIncludes('id="document-file-form"')
    assert.isNull(await Document.findBy('cloneId', clone.id))
  })

  test('a file is being read, then its row says ready', async ({ client }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    const path = `/clones/${clone.id}/documents`
    const response = await client
      .post(path)
      .loginAs(ines.user)
      .withCsrfToken()
      .file('file', Buffer.from('I was born in Porto.'), { filename: 'life.txt' })
      .redirects(0)
    response.assertHeader('location', path)
    const document = await Document.findByOrFail('cloneId', clone.id)
    const row = `${path}/${document.id}/row`
    const waiting = await ines.get(row)
    waiting.assertTextIncludes('hx-get')
    await new IndexDocument().handle(document.id)
    const ready = await ines.get(row)
    ready.assertTextIncludes('Ready')
    const stranger = await pageMember(client)
    const unknown = await stranger.get(row)
    unknown.assertStatus(404)
  })

  test('a picture is refused, and the person told why', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    const response = await client
      .post(`/clones/${clone.id}/documents`)
      .loginAs(ines.user)
      .withCsrfToken()
      .file('file', picture, { filename: 'letters.pdf' })
      .redirects(0)
    assert.property(response.flashMessage('inputErrorsBag'), 'file')
    assert.isNull(await Document.findBy('cloneId', clone.id))
  })
})
