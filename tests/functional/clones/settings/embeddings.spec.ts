import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import EmbedPassages from '#jobs/embed_passages'
import ReembedClone from '#jobs/reembed_clone'
import Clone from '#models/clone'
import Job from '#models/job'
import { CloneFactory } from '#database/factories/clone_factory'
import { CloneReembedder } from '#services/search/clone_reembedder'
import { passageSearch } from '#services/search/passage_search'
import { pageMember } from '#tests/support/page_member'
import { configure, providerDouble, type Conduct } from '#tests/support/provider_double'

const dummyModel = 'universal-sentence-encoder-lite-en'
const openaiModel = 'openai/text-embedding-3-small'

const memories = [
  'My grandmother baked bread before dawn.',
  'The lighthouse of Aveiro stood above the beach.',
  'We married in the chapel.',
]

/** A clone whose passages have the built-in vectors, and an owner who allows others. */
async function taught(client: ApiClient, cleanup: (undo: () => void) => void) {
  const double = await providerDouble()
  cleanup(double.close)
  cleanup(
    configure({ OPENAI_API_KEY: `sk-${crypto.randomUUID()}`, OPENAI_BASE_URL: `${double.url}/v1` })
  )
  const ines = await pageMember(client)
  await ines.user.updateProfile({ consents: { third_party_apis: true } })
  const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
  for (const content of memories) await clone.remember({ content })
  await workFor(clone)
  const settings = `/clones/${clone.id}/settings`
  return {
    double,
    ines,
    clone,
    settings,
    choose: (provider: string) =>
      ines.send(`${settings}?_method=PATCH`, { embedding_provider: provider }),
    calls: () => double.requests.filter(({ path }) => path.endsWith('/embeddings')).length,
    models: async () => {
      const rows = await db.from('passages').where('clone_id', clone.id).distinct('embedding_model')
      return rows.map((row) => row.embedding_model)
    },
    nearest: async (text: string) => {
      const found = await passageSearch.search(clone.id, text)
      return found.filter(({ similarity }) => similarity !== null).length
    },
    work: () => workFor(clone),
    current: () => Clone.findOrFail(clone.id),
  }
}

/** The jobs of this clone, as the queue does them. */
async function workFor({ id }: Clone) {
  const { signal } = new AbortController()
  await new EmbedPassages().handle(id, signal)
  const isAsked = await Job.findBy({ kind: 'reembed_clone', subjectId: id })
  if (isAsked) await new ReembedClone().handle(id, signal)
}

test.group('Clones settings/embeddings', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('another provider embeds all passages anew, and is searched with from then on', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { choose, models, calls, nearest, current, ines, settings, double, work } = await taught(
      client,
      cleanup
    )
    ;(await choose('openai')).assertStatus(302)
    assert.equal(calls(), 0)
    ;(await ines.get(settings)).assertTextIncludes('0 of 3')
    assert.equal(await nearest('bread'), 3)
    assert.equal(calls(), 0)
    assert.deepEqual(await models(), [dummyModel])
    await work()
    assert.deepEqual(await models(), [openaiModel])
    assert.include((await current()).$attributes, {
      searchProvider: 'openai',
      searchModel: openaiModel,
    })
    assert.equal(await nearest('bread'), 3)
    assert.equal(double.requests.at(-1)!.body.input[0], 'bread')
    assert.notInclude((await ines.get(settings)).text(), 'Passages are being embedded')
    assert.isEmpty(await db.from('passage_embeddings'))
  })

  test('a dimension that is no multiple of 4 does, and so does the way back', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { choose, models, nearest, double, work } = await taught(client, cleanup)
    double.dimension = 7
    await choose('openai')
    await work()
    assert.equal(await nearest('bread'), 3)
    await choose('dummy')
    await work()
    assert.deepEqual(await models(), [dummyModel])
    assert.equal(await nearest('bread'), 3)
  })

  test('half-way, the old vectors are searched, and the page tells how far it is', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { choose, models, nearest, ines, settings, clone, work, double } = await taught(
      client,
      cleanup
    )
    await choose('openai')
    const stopped = new AbortController()
    stopped.abort()
    await new CloneReembedder().work(clone.id, stopped.signal)
    const piece = await ines.get(`${settings}/embedding`).header('HX-Request', 'true')
    piece.assertTextIncludes('3 of 3')
    piece.assertTextIncludes('every 2s')
    assert.deepEqual(await models(), [dummyModel])
    await clone.remember({ content: 'I learned to swim in the river.' })
    assert.equal(await nearest('bread'), 3)
    await work()
    assert.deepEqual(await models(), [openaiModel])
    assert.equal(await nearest('bread'), 4)
    assert.lengthOf(
      double.requests.filter(({ body }) => body.input?.length === 3),
      1
    )
  })

  test('what is learned after the change is embedded by the new one', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { choose, models, clone, nearest, work } = await taught(client, cleanup)
    await choose('openai')
    await work()
    await clone.remember({ content: 'I learned to swim in the river.' })
    await work()
    assert.deepEqual(await models(), [openaiModel])
    assert.equal(await nearest('river'), 4)
  })

  test('changed back midway nothing is left of it', async ({ client, assert, cleanup }) => {
    const { choose, models, clone, calls, work } = await taught(client, cleanup)
    await choose('openai')
    const stopped = new AbortController()
    stopped.abort()
    await new CloneReembedder().work(clone.id, stopped.signal)
    await choose('dummy')
    const before = calls()
    await work()
    assert.deepEqual(await models(), [dummyModel])
    assert.isEmpty(await db.from('passage_embeddings'))
    assert.equal(calls(), before)
  })

  test('a provider that {$self}: the old vectors stay, and the page offers another try')
    .with(['refuses', 'is out of order'] as Conduct[])
    .run(async ({ client, assert, cleanup }, conduct) => {
      const { choose, models, nearest, ines, settings, double, clone, work } = await taught(
        client,
        cleanup
      )
      double.conduct = conduct
      await choose('openai')
      await work().catch(({ message }) => new ReembedClone().failed(clone.id, message))
      assert.deepEqual(await models(), [dummyModel])
      assert.equal(await nearest('bread'), 3)
      const page = await ines.get(settings)
      page.assertTextIncludes('The change of embeddings has stopped')
      page.assertTextIncludes('OpenAI')
      page.assertTextIncludes('Try again')
      if (conduct === 'is out of order') return
      double.conduct = 'answers'
      ;(await ines.send(`${settings}/embedding`)).assertStatus(302)
      await work()
      assert.deepEqual(await models(), [openaiModel])
    })

  test('a consent that was withdrawn stops the change and the search by meaning: nothing is sent', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { choose, models, nearest, ines, settings, calls, clone, work } = await taught(
      client,
      cleanup
    )
    await choose('openai')
    await ines.user.refresh()
    await ines.user.updateProfile({ consents: { third_party_apis: false } })
    await work()
    assert.equal(calls(), 0)
    assert.deepEqual(await models(), [dummyModel])
    ;(await ines.get(settings)).assertTextIncludes('Allow third-party providers')

    await ines.user.updateProfile({ consents: { third_party_apis: true } })
    await ines.send(`${settings}/embedding`)
    await work()
    assert.deepEqual(await models(), [openaiModel])
    const sent = calls()
    await ines.user.updateProfile({ consents: { third_party_apis: false } })
    await clone.remember({ content: 'I learned to swim in the river.' })
    await work()
    assert.equal(await nearest('bread'), 0)
    assert.lengthOf(await passageSearch.search(clone.id, 'bread'), 1)
    assert.equal(calls(), sent)
  })

  test('while the provider is away, words find', async ({ client, assert, cleanup }) => {
    const { choose, double, clone, nearest, work } = await taught(client, cleanup)
    await choose('openai')
    await work()
    double.conduct = 'refuses'
    assert.equal(await nearest('bread'), 0)
    assert.lengthOf(await passageSearch.search(clone.id, 'bread'), 1)
  })

  test('a stranger gets 404', async ({ client, cleanup }) => {
    const { settings } = await taught(client, cleanup)
    const stranger = await pageMember(client)
    ;(await stranger.get(`${settings}/embedding`)).assertStatus(404)
    ;(await stranger.send(`${settings}/embedding`)).assertStatus(404)
  })
})
