import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { pageMember } from '#tests/support/page_member'
import { useUp } from '#tests/support/usage'
import UsageCounter from '#models/usage_counter'

const shown = 'id="usage-notice"'

test.group('Billing dismissals', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('pages of who is near a quota say so, others do not', async ({ client, assert }) => {
    const ines = await pageMember(client)
    for (const path of ['/dashboard', '/account', '/', '/clones/new']) {
      assert.notInclude((await ines.get(path)).text(), shown, path)
    }
    await useUp(ines.user, 'messages', 80)
    for (const path of ['/dashboard', '/account', '/', '/clones/new']) {
      const page = await ines.get(path)
      page.assertTextIncludes(shown)
      page.assertTextIncludes('80 of the 100 messages')
    }
    assert.notInclude((await ines.get('/billing')).text(), shown)
    const stranger = await pageMember(client)
    assert.notInclude((await stranger.get('/dashboard')).text(), shown)
    assert.notInclude((await client.get('/')).text(), shown)
  })

  test('a dismissed warning stays away until it becomes worse', async ({ client, assert }) => {
    const ines = await pageMember(client)
    await useUp(ines.user, 'messages', 80)
    const key = `messages:${UsageCounter.scopeOf('messages')}:near`
    const response = await ines.send('/billing/dismissals', { 'warnings[]': key })
    response.assertStatus(302)
    const dismissed = response.session('dismissed_warnings')
    assert.deepEqual(dismissed, [key])
    const page = () =>
      client.get('/account').loginAs(ines.user).withSession({ dismissed_warnings: dismissed })
    assert.notInclude((await page()).text(), shown)
    await useUp(ines.user, 'messages', 100)
    assert.include((await page()).text(), shown)
  })

  test('htmx takes the notice away', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const response = await ines.sendPiece('/billing/dismissals', { 'warnings[]': 'clones::near' })
    response.assertStatus(200)
    assert.equal(response.text(), '')
  })
})
