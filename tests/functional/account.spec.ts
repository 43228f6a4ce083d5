import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import { pageMember } from '#tests/support/page_member'

test.group('Account', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('name and address are changed, and nothing else', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const page = await ines.get('/account')
    page.assertTextIncludes(ines.user.email)
    const fields = {
      email: 'New@Example.com',
      full_name: 'Inês',
      is_platform_admin: '1',
      billing_plan: 'PRO',
    }
    const response = await ines.send('/account?_method=PATCH', fields)
    response.assertHeader('location', '/account')
    await ines.user.refresh()
    assert.containsSubset(ines.user.serialize(), {
      email: 'new@example.com',
      fullName: 'Inês',
      billingPlan: 'FREE',
    })
    assert.isFalse(ines.user.isPlatformAdmin)
  })

  test('an address of somebody else is refused at its field', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const { email } = await UserFactory.create()
    const response = await ines.send('/account?_method=PATCH', { email })
    assert.property(response.flashMessage('inputErrorsBag'), 'email')
  })
})
