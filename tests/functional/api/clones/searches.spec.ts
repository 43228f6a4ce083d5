import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { jobRunner } from '#jobs/main'
import { apiMember, type ApiMember } from '#tests/support/api_member'
import { assertInvalid, assertUnknown } from '#tests/support/problems'
import { emptyQueue } from '#tests/support/queue'
import { assertShape, unknownId } from '#tests/support/shapes'
import { cloneOf, found, textsFound } from '#tests/support/teaching'

async function teach(member: ApiMember, cloneId: string, ...contents: string[]) {
  for (const content of contents) await member.post(`/api/clones/${cloneId}/memories`, { content })
}

test.group('API clones/searches', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(emptyQueue)

  test('the best passage comes first', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { id } = await cloneOf(ines)
    await teach(
      ines,
      id,
      'I learned to bake bread from my grandmother.',
      'The dog was called Fado, and he slept in the bread oven.',
      'Our house in Alfama had blue tiles.'
    )
    const passages = await found(ines, id, 'What was the dog called?')
    assert.equal(passages[0].content, 'The dog was called Fado, and he slept in the bread oven.')
    for (const passage of passages) assertShape(assert, passage, 'passage')
    const scores = passages.map(({ score }) => score)
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => b - a)
    )
  })

  test('other words of the same meaning find a passage once it is embedded', async ({
    client,
    assert,
  }) => {
    const ines = await apiMember(client)
    const { id } = await cloneOf(ines)
    await teach(ines, id, 'The dog was called Fado.', 'Our house in Alfama had blue tiles.')
    await jobRunner().drain()
    const [first] = await textsFound(ines, id, 'name of the puppy')
    assert.equal(first, 'The dog was called Fado.')
  })

  test('a comma belongs to the question', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { id } = await cloneOf(ines)
    await teach(ines, id, 'The dog was called Fado.')
    const response = await ines.get(`/api/clones/${id}/search?q=dog,cat`)
    response.assertStatus(200)
    assert.lengthOf(response.body(), 1)
  })

  test('a clone knows nothing of another', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const [rui, tomas] = [await cloneOf(ines), await cloneOf(ines)]
    await teach(ines, rui.id, 'The dog was called Fado.')
    await jobRunner().drain()
    assert.deepEqual(await textsFound(ines, tomas.id, 'dog Fado'), [])
    assert.lengthOf(await textsFound(ines, rui.id, 'dog Fado'), 1)
  })

  test('documents and what was said in conversations are found too', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { id } = await cloneOf(ines)
    const document = await ines.post(`/api/clones/${id}/documents`, {
      title: 'Letters',
      content: 'The harmonium came from Braga by ox cart.',
    })
    const conversation = await ines.post(`/api/clones/${id}/conversations`, {})
    const talk = `/api/conversations/${conversation.body().id}/messages`
    const said = await ines.post(talk, { content: 'I play the clarinet in the town band now.' })

    const [letter] = await found(ines, id, 'harmonium')
    assert.include(letter, { source_type: 'document', source_title: 'Letters' })
    assert.equal(letter.source_id, document.body().id)
    const [message] = await found(ines, id, 'clarinet')
    assert.include(message, { source_type: 'message', source_title: null })
    assert.equal(message.source_id, said.body().user_message.id)
  })

  test('limit is how many at most, 8 unless told', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const { id } = await cloneOf(ines)
    const contents = Array.from({ length: 12 }, (_, index) => `Bee number ${index} went home.`)
    await teach(ines, id, ...contents)
    assert.lengthOf(await found(ines, id, 'bee'), 8)
    for (const limit of [1, 3, 50]) {
      const response = await ines.get(`/api/clones/${id}/search?q=bee&limit=${limit}`)
      assert.lengthOf(response.body(), Math.min(limit, 12))
    }
  })

  test('a search that makes no sense is refused: {query}')
    .with([
      { query: '', field: 'q' },
      { query: 'q=', field: 'q' },
      { query: `q=${'x'.repeat(1001)}`, field: 'q' },
      { query: 'q[]=bee', field: 'q' },
      { query: 'q[a]=bee', field: 'q' },
      { query: 'q=bee%00', field: 'q' },
      { query: 'q=bee&limit=0', field: 'limit' },
      { query: 'q=bee&limit=51', field: 'limit' },
      { query: 'q=bee&limit=2.5', field: 'limit' },
      { query: 'q=bee&limit=many', field: 'limit' },
    ])
    .run(async ({ client, assert }, { query, field }) => {
      const ines = await apiMember(client)
      const { id } = await cloneOf(ines)
      assertInvalid(assert, await ines.get(`/api/clones/${id}/search?${query}`), field)
    })

  test('a stranger gets 404', async ({ client, assert }) => {
    const clone = await cloneOf(await apiMember(client))
    const stranger = await apiMember(client)
    assertUnknown(
      assert,
      await stranger.get(`/api/clones/${clone.id}/search?q=bee`),
      await stranger.get(`/api/clones/${unknownId}/search?q=bee`)
    )
  })
})
