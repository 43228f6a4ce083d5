import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { CloneFactory } from '#database/factories/clone_factory'
import { pageMember } from '#tests/support/page_member'
import { jpeg, svg } from '#tests/support/pictures'

async function owner(client: ApiClient) {
  const ines = await pageMember(client)
  const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
  const upload = (bytes: Buffer, headers: Record<string, string> = {}) =>
    client
      .post(`/clones/${clone.id}/avatar`)
      .loginAs(ines.user)
      .withCsrfToken()
      .headers(headers)
      .file('file', bytes, { filename: 'rui.jpg' })
      .redirects(0)
  return { ines, clone, upload, path: `/clones/${clone.id}/avatar` }
}

test.group('Clones avatars', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a picture is shown wherever the clone is', async ({ client, assert }) => {
    const { ines, clone, upload } = await owner(client)
    const response = await upload(await jpeg())
    response.assertHeader('location', `/clones/${clone.id}/settings`)
    const { avatarImageUrl } = await clone.refresh()
    for (const path of ['/dashboard', `/clones/${clone.id}`, `/clones/${clone.id}/chat`]) {
      const page = await ines.get(path)
      page.assertTextIncludes(`src="${avatarImageUrl}"`)
    }
    const settings = await ines.get(`/clones/${clone.id}/settings`)
    assert.include(settings.text(), `alt="Picture of ${clone.name}"`)
  })

  test('htmx gets the section and the header anew', async ({ client }) => {
    const { upload } = await owner(client)
    const piece = await upload(await jpeg(), { 'HX-Request': 'true' })
    piece.assertStatus(200)
    piece.assertTextIncludes('id="picture"')
    piece.assertTextIncludes('hx-target=".clone-header .avatar"')
  })

  test('what is no picture is refused at the field', async ({ client, assert }) => {
    const { clone, upload } = await owner(client)
    const response = await upload(svg)
    assert.property(response.flashMessage('inputErrorsBag'), 'file')
    const piece = await upload(svg, { 'HX-Request': 'true' })
    piece.assertStatus(415)
    assert.isNull((await clone.refresh()).avatarImageUrl)
  })

  test('removed, the initial stands for it again', async ({ client, assert }) => {
    const { ines, clone, upload, path } = await owner(client)
    await upload(await jpeg())
    const response = await ines.send(`${path}?_method=DELETE`)
    response.assertHeader('location', `/clones/${clone.id}/settings`)
    assert.isNull((await clone.refresh()).avatarImageUrl)
  })

  test("another's picture is not found", async ({ client }) => {
    const { upload, path } = await owner(client)
    await upload(await jpeg())
    const stranger = await pageMember(client)
    const response = await stranger.send(`${path}?_method=DELETE`)
    response.assertStatus(404)
  })
})
