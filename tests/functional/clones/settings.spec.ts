import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import Conversation from '#models/conversation'
import { CloneFactory } from '#database/factories/clone_factory'
import { configure, doubleReply, providerDouble } from '#tests/support/provider_double'
import { pageMember } from '#tests/support/page_member'

const question = 'Where were you born?'

async function owner(client: ApiClient) {
  const ines = await pageMember(client)
  const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
  await clone.remember({ content: 'I was born in Porto.' })
  return { ines, clone, path: `/clones/${clone.id}/settings` }
}

async function withProvider(cleanup: (undo: () => void) => void) {
  const double = await providerDouble()
  cleanup(double.close)
  cleanup(configure({ OPENAI_API_KEY: 'sk-1', OPENAI_BASE_URL: `${double.url}/v1` }))
  return double
}

test.group('Clones settings', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('what is not configured is shown with what it needs', async ({ client, assert }) => {
    const { ines, path } = await owner(client)
    const page = await ines.get(path)
    page.assertStatus(200)
    page.assertTextIncludes('OpenAI: needs OPENAI_API_KEY')
    page.assertTextIncludes('Speech server: needs TTS_BASE_URL')
    assert.match(page.text(), /<option value="google"[^>]* disabled/)
    assert.match(page.text(), /<option value="dummy"[^>]* selected/)
  })

  test('saving keeps them; empty fields are cleared, and 0 stays 0', async ({ client, assert }) => {
    const { ines, clone, path } = await owner(client)
    await clone.configure({ llmModel: 'old', maxTokens: 5 })
    const fields = { llm_provider: 'dummy', llm_model: '', temperature: '0', max_tokens: '' }
    const response = await ines.send(`${path}?_method=PATCH`, fields)
    response.assertHeader('location', path)
    await clone.refresh()
    assert.include(clone.$attributes, { llmModel: null, maxTokens: null, temperature: 0 })
  })

  test('a mistake comes back with what was typed', async ({ client, assert }) => {
    const { ines, clone, path } = await owner(client)
    const fields = { temperature: '3', llm_provider: 'openai', llm_model: 'mine' }
    const response = await ines.send(`${path}?_method=PATCH`, fields)
    assert.sameMembers(Object.keys(response.flashMessage('inputErrorsBag')), [
      'temperature',
      'llm_provider',
    ])
    assert.equal(response.flashMessage('llm_model'), 'mine')
    assert.isNull((await clone.refresh()).llmModel)
  })

  test('without the consent a provider is refused at its field', async ({
    client,
    assert,
    cleanup,
  }) => {
    await withProvider(cleanup)
    const { ines, clone, path } = await owner(client)
    const response = await ines.send(`${path}?_method=PATCH`, { llm_provider: 'openai' })
    assert.property(response.flashMessage('inputErrorsBag'), 'llm_provider')
    assert.equal((await clone.refresh()).llmProvider, 'dummy')
  })

  test('“only from what I was taught” is on until it is switched off', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await owner(client)
    const page = await ines.get(path)
    assert.match(page.text(), /id="is_grounded"[^>]* checked/)
    page.assertTextIncludes('The built-in provider always answers only from what was taught.')
    await ines.send(`${path}?_method=PATCH`, { is_grounded: '0' })
    assert.isFalse((await clone.refresh()).isGrounded)
    const off = await ines.get(path)
    assert.notMatch(off.text(), /id="is_grounded"[^>]* checked/)
    await ines.send(`${path}?_method=PATCH`, { is_grounded: ['0', '1'] })
    assert.isTrue((await clone.refresh()).isGrounded)
    await ines.send(`${path}?_method=PATCH`, { temperature: '1' })
    assert.isTrue((await clone.refresh()).isGrounded)
  })

  test("another's settings are not found", async ({ client }) => {
    const { path } = await owner(client)
    const stranger = await pageMember(client)
    const page = await stranger.get(path)
    page.assertStatus(404)
    const saved = await stranger.send(`${path}?_method=PATCH`, { temperature: '1' })
    saved.assertStatus(404)
    const tried = await stranger.send(`${path}/preview`, { question })
    tried.assertStatus(404)
  })
})

test.group('Clones settings/previews', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('one question is answered; nothing is stored, counted or saved', async ({
    client,
    assert,
  }) => {
    const { ines, clone, path } = await owner(client)
    const fields = { llm_model: 'unsaved', temperature: '1.5', question }
    const response = await ines.send(`${path}/preview`, fields)
    response.assertHeader('location', `${path}#preview`)
    assert.include(response.flashMessage('answer').text, 'Porto')
    assert.equal(response.flashMessage('llm_model'), 'unsaved')
    const piece = await ines.sendPiece(`${path}/preview`, fields)
    piece.assertTextIncludes('Porto')
    assert.isNull(await Conversation.findBy('cloneId', clone.id))
    assert.equal(await ines.user.monthlyMessageCount(), 0)
    assert.isNull((await clone.refresh()).llmModel)
  })

  test('with another provider it counts, until that fails', async ({ client, assert, cleanup }) => {
    const double = await withProvider(cleanup)
    const { ines, clone, path } = await owner(client)
    await ines.user.updateProfile({ consents: { third_party_apis: true } })
    const fields = { llm_provider: 'openai', llm_model: 'm', temperature: '0.2', question }
    const response = await ines.send(`${path}/preview`, fields)
    assert.equal(response.flashMessage('answer').text, doubleReply)
    assert.include(double.requests[0].body, { model: 'm', temperature: 0.2 })
    assert.equal(await ines.user.monthlyMessageCount(), 1)
    assert.equal((await clone.refresh()).llmProvider, 'dummy')

    double.conduct = 'refuses'
    const piece = await ines.sendPiece(`${path}/preview`, fields)
    piece.assertStatus(502)
    assert.equal(await ines.user.monthlyMessageCount(), 1)
  })

  test('it is no way around the quota, nor around the consent', async ({
    client,
    assert,
    cleanup,
  }) => {
    const double = await withProvider(cleanup)
    const { ines, path } = await owner(client)
    const fields = { llm_provider: 'openai', question }
    const unallowed = await ines.sendPiece(`${path}/preview`, fields)
    unallowed.assertStatus(403)
    await ines.user.updateProfile({ consents: { third_party_apis: true } })
    for (let count = 0; count < 100; count++) await ines.user.spendMessage()
    const response = await ines.sendPiece(`${path}/preview`, fields)
    response.assertStatus(402)
    assert.isEmpty(double.requests)
  })

  test('a question there must be', async ({ client, assert }) => {
    const { ines, path } = await owner(client)
    const response = await ines.send(`${path}/preview`, { question: ' ' })
    assert.property(response.flashMessage('inputErrorsBag'), 'question')
  })
})
