import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { CloneFactory } from '#database/factories/clone_factory'
import CloneVersion from '#models/clone_version'
import { unknownId } from '#tests/support/shapes'
import { configure, doubleReply, providerDouble } from '#tests/support/provider_double'
import { pageMember } from '#tests/support/page_member'

const question = 'Where were you born?'

async function changedClone(client: ApiClient) {
  const ines = await pageMember(client)
  const clone = await ines.user.createClone({ name: 'Rosa', description: 'A baker.' })
  await clone.revise({ name: 'Rosa Maria', toneConfig: { warmth: 0.1 } })
  await clone.configure({ temperature: 1.5 })
  const path = `/clones/${clone.id}/versions`
  const restoration = async (number: number) => {
    const { id } = await CloneVersion.findByOrFail({ cloneId: clone.id, number })
    return `${path}/${id}/restore`
  }
  return { ines, clone, path, restoration }
}

test.group('Clones versions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the list tells what changed, newest first, and is linked from settings and overview', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await changedClone(client)
    for (const from of [`/clones/${clone.id}`, `/clones/${clone.id}/settings`]) {
      const page = await ines.get(from)
      page.assertTextIncludes(`href="${path}"`)
    }
    const page = await ines.get(path)
    page.assertStatus(200)
    page.assertTextIncludes('Temperature: 0.7 → 1.5.')
    page.assertTextIncludes('Name: Rosa → Rosa Maria.')
    page.assertTextIncludes('The newest 50 are kept.')
    assert.isBelow(page.text().indexOf('Version 3'), page.text().indexOf('Version 2'))
  })

  test('a clone that was never changed has none to show', async ({ client }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    const page = await ines.get(`/clones/${clone.id}/versions`)
    page.assertTextIncludes('No versions yet')
    const compared = await ines.get(`/clones/${clone.id}/versions/compare`)
    compared.assertStatus(404)
  })

  test("another's versions are not found", async ({ client }) => {
    const { path, restoration } = await changedClone(client)
    const stranger = await pageMember(client)
    const answers = [
      await stranger.get(path),
      await stranger.get(`${path}/compare?left=1&right=2`),
      await stranger.send(`${path}/compare`, { left: 1, right: 2, question }),
      await stranger.send(await restoration(1)),
    ]
    for (const answer of answers) answer.assertStatus(404)
  })
})

test.group('Clones versions/restorations', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('restoring makes a new version of how it was', async ({ client, assert }) => {
    const { ines, clone, path, restoration } = await changedClone(client)
    const response = await ines.send(await restoration(1))
    response.assertHeader('location', path)
    assert.include((await clone.refresh()).$attributes, { name: 'Rosa', temperature: 0.7 })
    const page = await ines.get(path)
    page.assertTextIncludes('Restored from version 1.')
    const unknown = await ines.send(`${path}/${unknownId}/restore`)
    unknown.assertStatus(404)
  })

  test('a provider that is not configured any more is told of, and nothing is changed', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path, restoration } = await changedClone(client)
    const unset = configure({ OPENAI_API_KEY: 'sk-1' })
    await ines.user.updateProfile({ consents: { third_party_apis: true } })
    await clone.configure({ llmProvider: 'openai' })
    await clone.configure({ llmProvider: 'dummy' })
    unset()
    const response = await ines.send(await restoration(4))
    response.assertHeader('location', path)
    assert.include(response.flashMessage('problem'), 'needs OPENAI_API_KEY. Nothing was changed')
    assert.equal((await clone.refresh()).llmProvider, 'dummy')
  })
})

test.group('Clones versions/comparisons', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('two versions stand side by side, the tone in words and numbers', async ({ client }) => {
    const { ines, path } = await changedClone(client)
    const page = await ines.get(`${path}/compare?left=1&right=3`)
    page.assertStatus(200)
    for (const text of [
      'Rosa Maria',
      'affectionate, 70\u00a0%',
      'reserved, 10\u00a0%',
      'it costs nothing',
    ])
      page.assertTextIncludes(text)
    const usual = await ines.get(`${path}/compare`)
    usual.assertTextIncludes('Version 2 and version 3')
    const unknown = await ines.get(`${path}/compare?left=77&right=3`)
    unknown.assertStatus(404)
    const nonsense = await ines.get(`${path}/compare?left=x&right[]=3`)
    nonsense.assertStatus(404)
  })

  test('both answer the same question, each as it was, and nothing is kept', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await changedClone(client)
    await clone.remember({ title: 'Birth', content: 'I was born in Porto.' })
    const fields = { left: 1, right: 2, question }
    const response = await ines.send(`${path}/compare`, fields)
    response.assertHeader('location', `${path}/compare?left=1&right=2#answers`)
    const [left, right] = Object.values<any>(response.flashMessage('answers'))
    assert.include(left.text, 'Porto')
    assert.notEqual(left.text, right.text)
    assert.equal(left.citations[0].source_title, 'Birth')
    const piece = await ines.sendPiece(`${path}/compare`, fields)
    piece.assertTextIncludes('Version 1')
    piece.assertTextIncludes('Why this answer: Birth')
    piece.assertTextIncludes(`/clones/${clone.id}/passages/`)
    assert.equal(await ines.user.monthlyMessageCount(), 0)
    const [conversation] = await clone.related('conversations').query()
    assert.isUndefined(conversation)
  })

  test('each reply of another provider counts; where one fails the other is shown', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, clone, path } = await changedClone(client)
    const double = await providerDouble()
    cleanup(double.close)
    cleanup(configure({ OPENAI_API_KEY: 'sk-1', OPENAI_BASE_URL: `${double.url}/v1` }))
    await ines.user.updateProfile({ consents: { third_party_apis: true } })
    await clone.remember({ content: 'I was born in Porto.' })
    await clone.configure({ llmProvider: 'openai', llmModel: 'm' })
    const page = await ines.get(`${path}/compare?left=3&right=4`)
    page.assertTextIncludes('It counts as 1 message of your plan')
    const piece = await ines.sendPiece(`${path}/compare`, { left: 3, right: 4, question })
    piece.assertTextIncludes(doubleReply)
    assert.equal(await ines.user.monthlyMessageCount(), 1)
    double.conduct = 'refuses'
    const failed = await ines.sendPiece(`${path}/compare`, { left: 3, right: 4, question })
    failed.assertStatus(200)
    failed.assertTextIncludes('OpenAI')
    failed.assertTextIncludes('Porto')
    assert.equal(await ines.user.monthlyMessageCount(), 1)
  })

  test('a question there must be', async ({ client, assert }) => {
    const { ines, path } = await changedClone(client)
    const response = await ines.send(`${path}/compare`, { left: 1, right: 2, question: ' ' })
    assert.property(response.flashMessage('inputErrorsBag'), 'question')
  })
})
