import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { appUrl } from '#config/app'
import { keyHolder } from '#tests/support/api_member'
import { pageMember } from '#tests/support/page_member'

test.group('Developer', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('who has no key yet is told what one is for, and how to begin', async ({ client }) => {
    const ines = await pageMember(client)
    const page = await ines.get('/developer')
    page.assertStatus(200)
    page.assertTextIncludes('No keys yet')
    page.assertTextIncludes(`curl ${appUrl}/api/clones`)
    page.assertTextIncludes('CLONEMEMORIA_KEY')
    page.assertHeader('cache-control', 'no-store')
  })

  test('keys are listed with what they may do and how they are', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id, name: 'Rui' }).create()
    const fields = {
      label: 'Nightly <sync>',
      scopes: ['read' as const, 'chat' as const],
      rateLimitRequests: 1500,
      rateLimitWindowSeconds: 5400,
      cloneId: clone.id,
    }
    const active = await keyHolder(client, fields, ines.user)
    await active.get('/api/clones')
    const past = { expiresAt: DateTime.utc().minus({ seconds: 1 }), label: 'Old' }
    await keyHolder(client, past, ines.user)
    const page = await ines.get('/developer')
    const text = page.text().replace(/\s+/g, ' ')
    for (const words of [
      'Nightly &lt;sync&gt;',
      active.apiKey.keyPrefix,
      '<li class="badge">chat</li>',
      '1,500 requests in 1 hour, 30 minutes',
      'Only Rui',
      'Active',
      'Expired',
      '<dt>Last used</dt><dd><time',
    ]) {
      assert.include(text, words)
    }
    assert.notInclude(text, active.rawKey)
  })

  test('keys and clones of others are not there', async ({ client, assert }) => {
    const [ines, rui] = [
      await pageMember(client),
      await keyHolder(client, { label: 'Secret sync' }),
    ]
    await CloneFactory.merge({ userId: rui.user.id, name: 'Aunt Clara' }).create()
    const page = await ines.get('/developer')
    assert.notMatch(page.text(), /Secret sync|Aunt Clara/)
  })
})
