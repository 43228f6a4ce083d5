import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import ApiKey from '#models/api_key'
import { randomKey } from '#services/secrets/raw_key'
import { keyHolder } from '#tests/support/api_member'
import { pageMember } from '#tests/support/page_member'
import { unknownId } from '#tests/support/shapes'

const form = {
  'label': 'Website',
  'scopes[]': ['read', 'chat'],
  'rate_limit_requests': '250',
  'rate_limit_window_seconds': '86400',
  'expires_at': '2999-05-01',
  'clone_id': '',
}

test.group('Developer keys', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a new key is handed to the next page, encrypted, and nowhere else', async ({
    client,
    assert,
  }) => {
    const ines = await pageMember(client)
    const response = await ines.send('/developer/keys', form)
    response.assertHeader('location', '/developer')
    const apiKey = await ApiKey.findByOrFail('userId', ines.user.id)
    const { label, rateLimitRequests, cloneId } = apiKey
    assert.deepEqual(
      { label, rateLimitRequests, cloneId },
      { label: 'Website', rateLimitRequests: 250, cloneId: null }
    )
    assert.deepEqual(apiKey.scopes, ['read', 'chat'])
    assert.equal(apiKey.expiresAt!.toISO(), '2999-05-01T00:00:00.000Z')
    const handedOn = response.flashMessage('issued_key')
    assert.isString(handedOn)
    assert.notInclude(JSON.stringify(response.flashMessages()), apiKey.keyPrefix.slice(0, 12))
    const page = await client
      .get('/developer')
      .loginAs(ines.user)
      .withFlashMessages({ issued_key: handedOn })
    assert.match(page.text(), /<code id="raw-key">cmk_[0-9A-Za-z]{49}<\/code>/)
    page.assertHeader('cache-control', 'no-store')
    const again = await ines.get('/developer')
    assert.notMatch(again.text(), /raw-key|cmk_[0-9A-Za-z]{49}/)
  })

  test('what somebody puts in its place shows nothing', async ({ client, assert }) => {
    const ines = await pageMember(client)
    for (const forged of [randomKey(), { rawKey: randomKey() }]) {
      const page = await client
        .get('/developer')
        .loginAs(ines.user)
        .withFlashMessages({ issued_key: forged })
      page.assertStatus(200)
      assert.notMatch(page.text(), /cmk_[0-9A-Za-z]{49}/)
    }
  })

  test('what is wrong is said at its field, and nothing is made', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const wrong = {
      ...form,
      'scopes[]': [],
      'label': ' ',
      'rate_limit_requests': '0',
      'expires_at': '2001-01-01',
    }
    const response = await ines.send('/developer/keys', wrong)
    response.assertStatus(302)
    assert.sameMembers(Object.keys(response.flashMessage('inputErrorsBag')), [
      'label',
      'scopes',
      'rate_limit_requests',
      'expires_at',
    ])
    assert.isNull(await ApiKey.findBy('userId', ines.user.id))
  })

  test('its page shows by day and endpoint what it was used for', async ({ client, assert }) => {
    const program = await keyHolder(client)
    await program.get('/api/clones')
    await program.post('/api/clones', { name: 'Rui' })
    const ines = await pageMember(client, program.user)
    const page = await ines.get(`/developer/keys/${program.apiKey.id}?days=7`)
    const text = page.text().replace(/\s+/g, ' ')
    assert.include(text, '2 requests in 7 days')
    assert.match(
      text,
      /<svg[^>]+role="img" aria-label="Requests by day: 2 requests in 7 days, 1 of them/
    )
    assert.lengthOf(text.match(/<rect class="chart-bar-2"/g)!, 1)
    assert.lengthOf(text.match(/data-label="refused">/g)!, 7)
    assert.include(
      text,
      'data-label="passed">1</td> <td class="table-number" data-label="refused">1</td>'
    )
    assert.include(text, '<code>POST /api/clones</code>')
    const odd = await ines.get(`/developer/keys/${program.apiKey.id}?days=<b>`)
    assert.include(odd.text(), '2 requests in 30 days')
  })

  test('a key that was never used has an empty chart that says so', async ({ client }) => {
    const { apiKey, user } = await keyHolder(client)
    const ines = await pageMember(client, user)
    const page = await ines.get(`/developer/keys/${apiKey.id}`)
    page.assertTextIncludes('No requests in these 30 days')
  })

  test('revoking leads back to the list, or swaps the row', async ({ client, assert }) => {
    const one = await keyHolder(client)
    const ines = await pageMember(client, one.user)
    const other = await keyHolder(client, { label: 'Website' }, ines.user)
    const response = await ines.send(`/developer/keys/${one.apiKey.id}?_method=DELETE`)
    response.assertHeader('location', '/developer')
    const row = await ines.sendPiece(`/developer/keys/${other.apiKey.id}?_method=DELETE`)
    assert.include(row.text(), `id="key-${other.apiKey.id}"`)
    assert.include(row.text(), 'Revoked')
    for (const { apiKey } of [one, other]) {
      await apiKey.refresh()
      assert.equal(apiKey.state, 'revoked')
    }
    const twice = await ines.send(`/developer/keys/${one.apiKey.id}?_method=DELETE`)
    twice.assertStatus(404)
    const page = await ines.get(`/developer/keys/${one.apiKey.id}`)
    assert.notMatch(page.text(), /Rotate the key|Yes, revoke/)
  })

  test('a stranger gets 404', async ({ client, assert }) => {
    const { apiKey } = await keyHolder(client)
    const stranger = await pageMember(client)
    for (const id of [apiKey.id, unknownId, '7']) {
      const answers = [
        await stranger.get(`/developer/keys/${id}`),
        await stranger.send(`/developer/keys/${id}?_method=DELETE`),
        await stranger.send(`/developer/keys/${id}/rotate`),
      ]
      for (const response of answers) response.assertStatus(404)
    }
    await apiKey.refresh()
    assert.equal(apiKey.state, 'active')
  })
})
