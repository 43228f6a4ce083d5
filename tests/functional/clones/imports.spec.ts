import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { CloneFactory } from '#database/factories/clone_factory'
import { jobRunner } from '#jobs/main'
import Import from '#models/import'
import { androidChat } from '#tests/support/exports'
import { pageMember, type PageMember } from '#tests/support/page_member'
import { emptyQueue } from '#tests/support/queue'

async function importing(client: ApiClient, { isAllowed = true } = {}) {
  const ines = await pageMember(client)
  if (isAllowed) await ines.user.updateProfile({ consents: { chat_import: true } })
  const clone = await CloneFactory.merge({ userId: ines.user.id, name: 'Maria Alves' }).create()
  const path = `/clones/${clone.id}/imports`
  const upload = (text = androidChat, asPiece = false) => {
    const request = client
      .post(path)
      .loginAs(ines.user)
      .withCsrfToken()
      .file('file', Buffer.from(text), { filename: 'WhatsApp Chat with Maria.txt' })
      .redirects(0)
    return asPiece ? request.header('HX-Request', 'true') : request
  }
  return { ines, clone, path, upload }
}

async function read({ upload, path }: Awaited<ReturnType<typeof importing>>, text?: string) {
  const response = await upload(text)
  response.assertStatus(302)
  await jobRunner().drain()
  const address = response.header('location')!
  return { address, chat: await Import.findOrFail(address.slice(path.length + 1)) }
}

const confirm = async (ines: PageMember, address: string, fields: object = {}) => {
  const response = await ines.send(`${address}/confirmation`, {
    speaker: 'Maria',
    words: 'all',
    ...fields,
  })
  await jobRunner().drain()
  return response
}

test.group('Clones imports', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(emptyQueue)
  group.each.timeout(60_000)

  test('the consent is asked for where it is needed', async ({ client, assert }) => {
    const { ines, path, upload } = await importing(client, { isAllowed: false })
    const page = await ines.get(`${path}/new`)
    page.assertTextIncludes('I may import chats')
    assert.notInclude(page.text(), 'type="file"')
    const refused = await upload()
    refused.assertStatus(403)
    const given = await ines.send(`${path}/consent`)
    given.assertStatus(302)
    const again = await ines.get(`${path}/new`)
    again.assertTextIncludes('type="file"')
  })

  test('a chat is looked into, chosen from, and learned', async ({ client, assert }) => {
    const context = await importing(client)
    const { ines, clone } = context
    const { address } = await read(context)
    const page = await ines.get(address)
    for (const text of [
      'WhatsApp chat with Maria',
      '9 messages',
      '12 May 2021',
      'Deleted messages',
    ]) {
      page.assertTextIncludes(text)
    }
    assert.match(page.text(), /<option value="Maria"[^>]*selected/)
    assert.lengthOf(await clone.related('memories').query(), 0)
    const confirmed = await confirm(ines, address)
    assert.equal(confirmed.header('location'), address)
    const done = await ines.get(address)
    done.assertTextIncludes('5 memories taught')
    const memories = await ines.get(`/clones/${clone.id}/memories`)
    memories.assertTextIncludes(`From <a href="${address}">WhatsApp chat with Maria</a>, Maria,`)
    memories.assertTextIncludes(`id="imports"`)
  })

  test('while it is worked on the page asks again', async ({ client, assert }) => {
    const { ines, upload } = await importing(client)
    const response = await upload(androidChat, true)
    const address = response.header('hx-redirect')!
    const reading = await ines.get(address)
    reading.assertTextIncludes('The file is being read')
    assert.match(reading.text(), new RegExp(`hx-get=["']${address}/state["']`))
    await jobRunner().drain()
    const state = await ines.get(`${address}/state`)
    state.assertTextIncludes('id="import-decision"')
    assert.notInclude(state.text(), '/state')
    const piece = await ines.sendPiece(`${address}/confirmation`, {
      speaker: 'Maria',
      words: 'none',
    })
    piece.assertTextIncludes('is learning')
    const twice = await ines.sendPiece(`${address}/confirmation`, {
      speaker: 'Maria',
      words: 'all',
    })
    twice.assertStatus(409)
  })

  test('a choice that can’t be is a message at the form', async ({ client, assert }) => {
    const context = await importing(client)
    const { address, chat } = await read(context)
    for (const fields of [
      { speaker: 'Joana' },
      { speaker: '', words: 'none' },
      { words: 'some' },
      { said_from: 'soon' },
    ]) {
      const response = await confirm(context.ines, address, fields)
      response.assertStatus(302)
      assert.property(response.flashMessages(), 'inputErrorsBag')
    }
    assert.equal((await chat.refresh()).stage, 'choosing')
  })

  test('the same file leads to what came of it', async ({ client, assert }) => {
    const context = await importing(client)
    const { address } = await read(context)
    const again = await context.upload()
    assert.equal(again.header('location'), address)
    again.assertFlashMessage('notice', 'You imported this file before: this is what came of it.')
    const piece = await context.upload(androidChat, true)
    assert.equal(piece.header('hx-redirect'), address)
  })

  test('where too many wait, that is said at the form', async ({ client, assert, cleanup }) => {
    const { mostWaiting } = Import
    Import.mostWaiting = 1
    cleanup(() => void (Import.mostWaiting = mostWaiting))
    const context = await importing(client)
    await read(context)
    const response = await context.upload(`${androidChat}\n`)
    assert.match(JSON.stringify(response.flashMessage('inputErrorsBag')), /file.+wait for you/)
    const piece = await context.upload(`${androidChat}\n`, true)
    piece.assertStatus(409)
    piece.assertTextIncludes('wait for you')
  })

  test('suggestions are accepted, edited and rejected', async ({ client, assert }) => {
    const context = await importing(client)
    const { ines, clone } = context
    const more = '14/05/2021, 09:02 - Maria: My first teacher was my aunt Rosa, when I was five.\n'
    const { address, chat } = await read(context, androidChat + more)
    await confirm(ines, address, { words: 'none' })
    const page = await ines.get(address)
    page.assertTextIncludes('Suggested memories')
    const [born, sister] = await chat
      .related('suggestions')
      .query()
      .where('kind', 'memory')
      .orderBy('position')
    const at = (id: string, method: string) => `${address}/suggestions/${id}?_method=${method}`
    const piece = await ines.sendPiece(at(born.id, 'PATCH'), {
      content: 'I was born in Porto in 1951.',
    })
    piece.assertTextIncludes('Accepted')
    const memories = await ines.get(`/clones/${clone.id}/memories`)
    memories.assertTextIncludes('I was born in Porto in 1951.')
    const rejected = await ines.send(at(sister.id, 'DELETE'), { content: sister.content })
    rejected.assertStatus(302)
    const twice = await ines.sendPiece(at(sister.id, 'PATCH'), {})
    twice.assertStatus(409)
    assert.lengthOf(await clone.related('memories').query(), 1)
  })

  test('forgotten, it is gone from every page', async ({ client, assert }) => {
    const context = await importing(client)
    const { ines, clone } = context
    const { address } = await read(context)
    await confirm(ines, address)
    const response = await ines.send(`${address}?_method=DELETE`)
    assert.equal(response.header('location'), `/clones/${clone.id}/memories`)
    assert.lengthOf(await clone.related('memories').query(), 0)
    const gone = await ines.get(address)
    gone.assertStatus(404)
    const memories = await ines.get(`/clones/${clone.id}/memories`)
    assert.notInclude(memories.text(), 'id="imports"')
  })

  test('a stranger gets 404', async ({ client }) => {
    const context = await importing(client)
    const { address, chat } = await read(context)
    const { path } = context
    await confirm(context.ines, address)
    const suggestion = await chat.related('suggestions').query().firstOrFail()
    const stranger = await pageMember(client)
    const own = await CloneFactory.merge({ userId: stranger.user.id }).create()
    for (const base of [path, `/clones/${own.id}/imports`]) {
      const elsewhere = address.replace(path, base)
      for (const page of [elsewhere, `${elsewhere}/state`])
        (await stranger.get(page)).assertStatus(404)
      for (const form of [
        `${elsewhere}?_method=DELETE`,
        `${elsewhere}/confirmation`,
        `${elsewhere}/suggestions/${suggestion.id}?_method=PATCH`,
        `${elsewhere}/suggestions/${suggestion.id}?_method=DELETE`,
      ]) {
        const response = await stranger.send(form, { words: 'all' })
        response.assertStatus(404)
      }
    }
    const page = await stranger.get(`${path}/new`)
    page.assertStatus(404)
  })

  test('names are text', async ({ client, assert }) => {
    const context = await importing(client)
    const name = '<script>alert(1)</script>'
    const { address } = await read(context, `13/05/2021, 18:03 - ${name}: Hi <b>there</b>\n`)
    const page = await context.ines.get(address)
    assert.notInclude(page.text(), name)
    await confirm(context.ines, address, { speaker: name })
    const memories = await context.ines.get(`/clones/${context.clone.id}/memories`)
    assert.notInclude(memories.text(), name)
    assert.notInclude(memories.text(), '<b>there')
  })

  test('many memories are shown a page at a time', async ({ client, assert }) => {
    const context = await importing(client)
    const lines = Array.from(
      { length: 100 },
      (_, n) => `13/05/2021, 18:03 - Maria: Message number ${n}`
    )
    const { address } = await read(context, lines.join('\n'))
    await confirm(context.ines, address)
    const page = await context.ines.get(`/clones/${context.clone.id}/memories?page=4`)
    page.assertTextIncludes('Page 4 of 4')
    page.assertTextIncludes('Message number 0')
    assert.equal(page.text().match(/class="card memory"/g)!.length, 10)
  })
})
