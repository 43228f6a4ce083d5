import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { jobRunner } from '#jobs/main'
import { apiMember, type ApiMember } from '#tests/support/api_member'
import { androidChat } from '#tests/support/exports'
import { assertProblem } from '#tests/support/problems'
import { assertShape } from '#tests/support/shapes'
import { cloneOf, found } from '#tests/support/teaching'

const importsOf = (cloneId: string) => `/api/clones/${cloneId}/memories/import`

async function consenting(client: Parameters<typeof apiMember>[0]) {
  const ines = await apiMember(client)
  await ines.user.updateProfile({ consents: { chat_import: true } })
  return { ines, clone: await cloneOf(ines) }
}

async function imported(ines: ApiMember, cloneId: string, chat = androidChat, name = 'chat.txt') {
  const response = await ines.upload(importsOf(cloneId), chat, name)
  response.assertStatus(202)
  await jobRunner().drain()
  return (await ines.get(`/api/imports/${response.body().id}`)).body()
}

test.group('API clones/imports', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('everything said in a chat becomes a memory of its speaker, at its time', async ({
    client,
    assert,
  }) => {
    const { ines, clone } = await consenting(client)
    const chat = await imported(ines, clone.id)
    assertShape(assert, chat, 'import')
    assert.containsSubset(chat, { status: 'done', format: 'whatsapp', error: null })
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
  })

  test('without the consent nothing is taken', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const response = await ines.upload(importsOf(clone.id), androidChat, 'chat.txt')
    const problem = assertProblem(assert, response, 'forbidden', ['required_consent'])
    assert.equal(problem.required_consent, 'chat_import')
    await db.assertMissing('imports', { clone_id: clone.id })
  })
})
