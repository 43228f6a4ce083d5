import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient, ApiResponse } from '@japa/api-client'
import AuditEntry from '#models/audit_entry'
import ProviderKey from '#models/provider_key'
import { CloneFactory } from '#database/factories/clone_factory'
import { PersonalDataExport } from '#services/exports/personal_data_export'
import { apiMember } from '#tests/support/api_member'
import { pageMember } from '#tests/support/page_member'
import {
  configure,
  doubleReply,
  providerDouble,
  type Conduct,
} from '#tests/support/provider_double'

const path = '/account/providers'
const secret = 'sk-own-secret-key-7f3a'

const faultsIn = (response: ApiResponse) =>
  response.flashMessage('inputErrorsBag') as Record<string, string[]>

type Cleanup = (undo: () => void) => void

/** A user on an installation without any key, whose private addresses may be reached. */
async function alone(client: ApiClient, cleanup: Cleanup) {
  const double = await providerDouble()
  cleanup(double.close)
  cleanup(configure({ ALLOW_PRIVATE_URLS: true as any }))
  const ines = await pageMember(client)
  await ines.user.updateProfile({ consents: { third_party_apis: true } })
  return {
    double,
    ines,
    address: `${double.url}/v1`,
    save: (provider: string, fields: object) =>
      ines.send(`${path}/${provider}?_method=PUT`, { ...fields }),
    kept: (provider: string) => ProviderKey.findBy({ userId: ines.user.id, provider }),
  }
}

test.group('Account providers', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a key that works is kept encrypted, and only its end is shown', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, double, address, save, kept } = await alone(client, cleanup)
    const response = await save('openai', { api_key: secret, base_url: address })
    response.assertHeader('location', path)
    assert.equal(double.requests[0].headers.authorization, `Bearer ${secret}`)
    const key = (await kept('openai'))!
    assert.notInclude(JSON.stringify(key.$attributes), secret)
    assert.equal(key.lastFour, '7f3a')
    for (const page of [await ines.get(path), await ines.get(`${path}/openai`)]) {
      page.assertTextIncludes('7f3a')
      assert.notInclude(page.text(), secret)
    }
    const entry = await AuditEntry.findByOrFail('event', 'provider_key.added')
    assert.equal(entry.actorId, ines.user.id)
    assert.deepEqual(entry.metadata, { provider: 'openai' })
  })

  test('a key that {conduct} is not kept: {reason}')
    .with([
      { conduct: 'refuses', field: 'api_key', reason: /refused this key/ },
      { conduct: 'is out of order', field: 'base_url', reason: /out of order/ },
      { conduct: 'redirects', field: 'base_url', reason: /leads on/ },
      { conduct: 'floods', field: 'base_url', reason: /too large/ },
    ] as Array<{ conduct: Conduct; field: string; reason: RegExp }>)
    .run(async ({ client, assert, cleanup }, { conduct, field, reason }) => {
      const { double, ines, address, save, kept } = await alone(client, cleanup)
      double.conduct = conduct
      const response = await save('openai', { api_key: secret, base_url: address })
      response.assertStatus(302)
      assert.match(faultsIn(response)[field][0], reason)
      assert.equal(response.flashMessage('base_url'), address)
      assert.notInclude(JSON.stringify(response.flashMessages()), secret)
      assert.isNull(await kept('openai'))
      assert.isNull(await AuditEntry.findBy('actorId', ines.user.id))
    })

  test('an address that leads nowhere is told at the address', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { double, address, save } = await alone(client, cleanup)
    double.close()
    const response = await save('openai_compatible', { base_url: address })
    assert.match(faultsIn(response).base_url[0], /can be reached/)
  })

  test('an address inside the network is refused, and not asked: {$self}')
    .with(['https://127.0.0.1:1/v1', 'http://example.com/v1', 'https://localhost/v1'])
    .run(async ({ client, assert, cleanup }, address) => {
      const { save, kept } = await alone(client, cleanup)
      configure({ ALLOW_PRIVATE_URLS: false as any })
      const response = await save('openai_compatible', { base_url: address })
      assert.property(response.flashMessage('inputErrorsBag'), 'base_url')
      assert.isNull(await kept('openai_compatible'))
    })

  test('what was kept for an allowed address is not used once it is forbidden', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, double, address, save } = await alone(client, cleanup)
    await save('openai_compatible', { base_url: address })
    configure({ ALLOW_PRIVATE_URLS: false as any })
    const asked = double.requests.length
    const clone = await CloneFactory.merge({
      userId: ines.user.id,
      llmProvider: 'openai_compatible',
    }).create()
    const response = await ines.send(`/clones/${clone.id}/messages`, { content: 'Hello?' })
    assert.lengthOf(double.requests, asked)
    assert.include(response.flashMessage('problem'), 'an address that this server does not ask')
  })

  test('{id} needs {fields}')
    .with([
      { id: 'openai', fields: ['api_key'] },
      { id: 'anthropic', fields: ['api_key'] },
      { id: 'openai_compatible', fields: ['base_url'] },
      { id: 'external', fields: ['base_url'] },
    ])
    .run(async ({ client, assert, cleanup }, { id, fields }) => {
      const { save } = await alone(client, cleanup)
      const response = await save(id, {})
      assert.sameMembers(Object.keys(response.flashMessage('inputErrorsBag')), fields)
    })

  test('with her own key a user chooses and asks a provider that the operator has no key for', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, double, address, save } = await alone(client, cleanup)
    const api = await apiMember(client, ines.user)
    const clone = await CloneFactory.merge({ userId: ines.user.id }).create()
    const choose = () => api.patch(`/api/clones/${clone.id}/settings`, { llm_provider: 'openai' })
    ;(await choose()).assertStatus(422)
    await save('openai', { api_key: secret, base_url: address })
    ;(await choose()).assertStatus(200)
    ;(await ines.get(`/clones/${clone.id}/settings`)).assertTextIncludes(
      '<option value="openai" selected'
    )
    const conversation = await clone.openConversation()
    const asked = `/api/conversations/${conversation.id}/messages`
    const reply = await api.post(asked, { content: 'Where were you born?' })
    reply.assertStatus(201)
    assert.equal(reply.body().clone_message.content, doubleReply)
    assert.equal(double.requests.at(-1)!.headers.authorization, `Bearer ${secret}`)

    await ines.send(`${path}/openai?_method=DELETE`)
    assert.isNotNull(await AuditEntry.findBy('event', 'provider_key.removed'))
    const refused = await api.post(asked, { content: 'And then?' })
    refused.assertStatus(502)
    assert.include(refused.body().detail, 'OPENAI_API_KEY')
  })

  test('her own key goes before the operator’s, which others use', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, address, save } = await alone(client, cleanup)
    cleanup(configure({ OPENAI_API_KEY: 'sk-of-the-operator' }))
    await save('openai', { api_key: secret, base_url: address })
    assert.equal((await ProviderKey.credentialsFor(ines.user.id, 'openai')).apiKey, secret)
    const rui = await pageMember(client)
    assert.equal(
      (await ProviderKey.credentialsFor(rui.user.id, 'openai')).apiKey,
      'sk-of-the-operator'
    )
  })

  test('after the key of the server changed, it asks to enter the key again', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, address, save, kept } = await alone(client, cleanup)
    await save('openai', { api_key: secret, base_url: address })
    const key = (await kept('openai'))!
    await key.merge({ encryptedKey: `${key.encryptedKey!.slice(0, -8)}AAAAAAAA` }).save()
    ;(await ines.get(path)).assertTextIncludes('Can no longer be read')
    const clone = await CloneFactory.merge({
      userId: ines.user.id,
      llmProvider: 'openai',
    }).create()
    const api = await apiMember(client, ines.user)
    const conversation = await clone.openConversation()
    const response = await api.post(`/api/conversations/${conversation.id}/messages`, {
      content: 'Hello?',
    })
    response.assertStatus(502)
    assert.include(response.body().detail, 'Enter it again')
    assert.equal(await ines.user.monthlyMessageCount(), 0)
  })

  test('a key of one account opens for no other', async ({ client, assert, cleanup }) => {
    const { address, save, kept } = await alone(client, cleanup)
    await save('openai', { api_key: secret, base_url: address })
    const rui = await pageMember(client)
    const key = (await kept('openai'))!
    await key.merge({ userId: rui.user.id }).save()
    assert.isFalse(key.isReadable)
  })

  test('the export names the provider and the end of the key', async ({
    client,
    assert,
    cleanup,
  }) => {
    const { ines, address, save } = await alone(client, cleanup)
    await save('openai', { api_key: secret, base_url: address })
    const chunks: Buffer[] = []
    for await (const chunk of await new PersonalDataExport(ines.user).begin('127.0.0.1'))
      chunks.push(Buffer.from(chunk))
    const { unzipSync, strFromU8 } = await import('fflate')
    const files = unzipSync(Buffer.concat(chunks))
    const [record] = JSON.parse(strFromU8(files['provider_keys.json']))
    assert.include(record, { provider: 'openai', last_four: '7f3a' })
    const all = Object.values(files).map((file) => strFromU8(file))
    assert.isFalse(all.some((file) => file.includes(secret)))
  })

  test('with the account the keys go', async ({ client, assert, cleanup }) => {
    const { ines, address, save, kept } = await alone(client, cleanup)
    await save('openai', { api_key: secret, base_url: address })
    await ines.user.delete()
    assert.isNull(await kept('openai'))
  })

  test('an unknown provider is not found', async ({ client, cleanup }) => {
    const { ines, save } = await alone(client, cleanup)
    ;(await ines.get(`${path}/dummy`)).assertStatus(404)
    ;(await save('__proto__', {})).assertStatus(404)
    ;(await ines.send(`${path}/openai?_method=DELETE`)).assertStatus(404)
  })
})
