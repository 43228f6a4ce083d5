import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { CloneFactory } from '#database/factories/clone_factory'
import { UserFactory } from '#database/factories/user_factory'
import { pageMember } from '#tests/support/page_member'
import { useUp } from '#tests/support/usage'

test.group('Billing', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the page tells the plan, what is used, when the month ends, and what plans allow', async ({
    client,
    assert,
  }) => {
    const ines = await pageMember(client)
    const clone = await CloneFactory.merge({ userId: ines.user.id, name: 'Rui' }).create()
    await useUp(ines.user, 'clones', 1)
    await useUp(ines.user, 'messages', 90)
    await useUp(ines.user, 'documents', 5, clone.id)
    const page = await ines.get('/billing')
    page.assertStatus(200)
    for (const text of ['FREE', 'STARTER', 'PRO', '1 of 2', '90 of 100', '5 of 5', '90 %']) {
      page.assertTextIncludes(text)
    }
    page.assertTextIncludes('nothing is charged')
    page.assertTextIncludes('Upgrade to STARTER')
    assert.notInclude(page.text(), 'Upgrade to FREE')
    page.assertTextIncludes('“Rui” has 5 documents')
    assert.match(page.text(), /<time datetime="\d{4}-\d\d-01">/)
  })

  test('what is over a lowered plan is told as it is', async ({ client }) => {
    const ines = await pageMember(client)
    await useUp(ines.user, 'clones', 7)
    const page = await ines.get('/billing')
    page.assertTextIncludes('7 of 2')
    page.assertTextIncludes('350 %')
    page.assertTextIncludes('You have 7 clones; the plan FREE allows 2.')
  })

  test('a larger account can change to less', async ({ client }) => {
    const ines = await pageMember(client, await UserFactory.apply('pro').create())
    const page = await ines.get('/billing')
    page.assertTextIncludes('Change to STARTER')
    page.assertTextIncludes('Change to FREE')
  })

  test('the dashboard shows what is used too', async ({ client }) => {
    const ines = await pageMember(client)
    await CloneFactory.merge({ userId: ines.user.id }).create()
    await useUp(ines.user, 'messages', 31)
    const page = await ines.get('/dashboard')
    page.assertTextIncludes('31 of 100')
    page.assertTextIncludes('href="/billing"')
  })
})
