import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { ConversationFactory } from '#database/factories/conversation_factory'
import { CloneFactory } from '#database/factories/clone_factory'
import { pageAdmin } from '#tests/support/admins'
import { pageMember } from '#tests/support/page_member'

test.group('Admin dashboard', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('figures, and charts whose numbers are in tables too', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    const clone = await CloneFactory.merge({ userId: admin.user.id }).create()
    await ConversationFactory.merge({ userId: admin.user.id, cloneId: clone.id })
      .apply('told')
      .create()
    const page = await admin.get('/admin')
    page.assertStatus(200)
    for (const title of ['Sign-ups by day', 'Messages by day', 'Users by plan'])
      page.assertTextIncludes(title)
    assert.isAtLeast(page.text().match(/<rect class="chart-bar-1"/g)!.length, 3)
    assert.lengthOf(page.text().match(/class="chart-numbers"/g)!, 3)
  })

  test('only admins have it in their navigation', async ({ client, assert }) => {
    const admin = await pageAdmin(client)
    const member = await pageMember(client)
    assert.include((await admin.get('/dashboard')).text(), 'href="/admin"')
    assert.notInclude((await member.get('/dashboard')).text(), 'href="/admin"')
  })
})
