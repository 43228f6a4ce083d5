import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import RateLimitedException from '#exceptions/rate_limited_exception'
import Clone from '#models/clone'
import Memory from '#models/memory'
import type { ApiClient } from '@japa/api-client'
import { CloneFactory } from '#database/factories/clone_factory'
import { pageMember } from '#tests/support/page_member'

async function teaching(client: ApiClient) {
  const ines = await pageMember(client)
  const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
  return { ines, clone, path: `/clones/${clone.id}/memories` }
}

test.group('Clones memories', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a memory is taught and listed', async ({ client, assert }) => {
    const { ines, clone, path } = await teaching(client)
    const fields = { title: 'Birth', content: 'Rui was born in Porto.', occurred_at: '1951-03-02' }
    const response = await ines.send(path, fields)
    response.assertHeader('location', path)
    const memory = await Memory.findByOrFail('cloneId', clone.id)
    assert.equal(memory.occurredAt?.toISODate(), '1951-03-02')
    const list = await ines.get(path)
    list.assertTextIncludes('Rui was born in Porto.')
  })

  test('refused by a limit, the form keeps what was typed', async ({ client, cleanup }) => {
    const { ines, path } = await teaching(client)
    const { remember } = Clone.prototype
    cleanup(() => void (Clone.prototype.remember = remember))
    Clone.prototype.remember = () => {
      throw new RateLimitedException({ limit: 1, window: 60, retryAfter: 42 })
    }
    const fields = {
      title: 'Bread',
      content: 'She baked every Saturday.',
      occurred_at: '1961-05-06',
    }
    const response = await ines.send(path, fields)
    response.assertStatus(429)
    response.assertHeader('retry-after', '42')
    response.assertTextIncludes('Try again in 42 seconds')
    response.assertTextIncludes('She baked every Saturday.</textarea>')
    response.assertTextIncludes('value="Bread"')
    response.assertTextIncludes('value="1961-05-06"')
  })

  test('htmx gets the new row alone', async ({ client, assert }) => {
    const { ines, path } = await teaching(client)
    const response = await ines.sendPiece(path, { content: 'He loved pine.' })
    response.assertStatus(200)
    response.assertTextIncludes('He loved pine.')
    assert.notInclude(response.text(), '<html')
  })

  test('an empty one is refused: a form for people, a notice for htmx', async ({
    client,
    assert,
  }) => {
    const { ines, path } = await teaching(client)
    const page = await ines.send(path, { content: ' ' })
    assert.property(page.flashMessage('inputErrorsBag'), 'content')
    const piece = await ines.sendPiece(path, { content: ' ' })
    piece.assertStatus(422)
    piece.assertHeader('hx-retarget', '#notices')
  })

  test('it is changed and deleted', async ({ client, assert }) => {
    const { ines, clone, path } = await teaching(client)
    const memory = await clone.remember({ content: 'He was a cook.' })
    const form = await ines.get(`${path}/${memory.id}/edit`)
    form.assertTextIncludes('He was a cook.')
    await ines.send(`${path}/${memory.id}?_method=PATCH`, { content: 'He was a carpenter.' })
    await memory.refresh()
    assert.equal(memory.content, 'He was a carpenter.')
    await ines.send(`${path}/${memory.id}?_method=DELETE`)
    assert.isNull(await Memory.find(memory.id))
  })

  test("a stranger's memory is not found", async ({ client }) => {
    const { path, clone } = await teaching(client)
    const memory = await clone.remember({ content: 'He was a cook.' })
    const stranger = await pageMember(client)
    const response = await stranger.send(`${path}/${memory.id}?_method=DELETE`)
    response.assertStatus(404)
  })
})
