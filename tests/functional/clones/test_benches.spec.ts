import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import EmbedPassages from '#jobs/embed_passages'
import { CloneFactory } from '#database/factories/clone_factory'
import Passage from '#models/passage'
import { pageMember } from '#tests/support/page_member'

async function taught(client: ApiClient) {
  const ines = await pageMember(client)
  const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
  await clone.remember({ title: 'Birth', content: 'I was born in <b>Porto</b>, by the river.' })
  await clone.remember({ title: 'Work', content: 'He worked as a carpenter for thirty years.' })
  return { ines, clone, path: `/clones/${clone.id}/test-bench` }
}

test.group('Clones test benches', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a question shows the ranked passages with scores, matches and places; it costs nothing', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await taught(client)
    await new EmbedPassages().handle(clone.id, new AbortController().signal)
    const page = await ines.get(`${path}?q=In+which+port+was+he+bearing,+Porto?`)
    page.assertStatus(200)
    page.assertTextIncludes('I was born in &lt;b&gt;<mark>Porto</mark>&lt;/b&gt;, by the river.')
    assert.match(page.text(), /<dt>Words<\/dt>\s*<dd><span class="bench-number">\d/)
    assert.match(page.text(), /<dt>Meaning<\/dt>\s*<dd><span class="bench-number">-?\d/)
    assert.match(page.text(), /\d passages? in [\d.]+ ms/)
    const [birth] = await Passage.query().where({ cloneId: clone.id, sourceTitle: 'Birth' })
    page.assertTextIncludes(`href="/clones/${clone.id}/passages/${birth.id}"`)
    assert.equal(await ines.user.monthlyMessageCount(), 0)
  })

  test('it is linked from memories and documents, and empty without a question', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await taught(client)
    for (const tab of ['memories', 'documents']) {
      const page = await ines.get(`/clones/${clone.id}/${tab}`)
      page.assertTextIncludes(`href="${path}"`)
    }
    for (const address of [path, `${path}?q=`, `${path}?q[]=a`]) {
      const page = await ines.get(address)
      page.assertStatus(200)
      assert.notInclude(page.text(), ' ms</p>')
    }
  })

  test('for htmx only what was found is sent', async ({ client, assert }) => {
    const { ines, path } = await taught(client)
    const piece = await client
      .get(`${path}?q=${encodeURIComponent(`Porto ${'x'.repeat(3000)}`)}`)
      .header('HX-Request', 'true')
      .loginAs(ines.user)
    piece.assertStatus(200)
    assert.match(piece.text(), /^<section class="bench" id="found"/)
  })

  test("another's is not found", async ({ client }) => {
    const { path } = await taught(client)
    const stranger = await pageMember(client)
    const page = await stranger.get(`${path}?q=Porto`)
    page.assertStatus(404)
  })
})
