import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { factoryPassword, UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { pageMember } from '#tests/support/page_member'
import { tracesOf } from '#tests/support/traces'

test.group('Account', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the name is changed, and nothing else', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const page = await ines.get('/account')
    page.assertTextIncludes(ines.user.email)
    const fields = {
      full_name: 'Inês',
      email: 'new@example.com',
      is_platform_admin: '1',
      billing_plan: 'PRO',
    }
    const response = await ines.send('/account?_method=PATCH', fields)
    response.assertHeader('location', '/account')
    const { email } = ines.user
    await ines.user.refresh()
    assert.containsSubset(ines.user.serialize(), { email, fullName: 'Inês', billingPlan: 'FREE' })
    assert.isFalse(ines.user.isPlatformAdmin)
  })

  test('with the right password the account goes, and who owned it is logged out', async ({
    client,
    assert,
  }) => {
    const ines = await pageMember(client)
    const response = await ines.send('/account?_method=DELETE', { password: factoryPassword })
    response.assertHeader('location', '/')
    assert.notProperty(response.session(), 'auth_web')
    assert.isString(response.flashMessage('notice'))
    assert.deepEqual(await tracesOf(ines.user.id, ines.user.email), [])
  })

  test('a wrong password is said at its field, and the account stays', async ({
    client,
    assert,
  }) => {
    const ines = await pageMember(client)
    const response = await ines.send('/account?_method=DELETE', { password: 'a guess' })
    assert.property(response.flashMessage('inputErrorsBag'), 'password')
    assert.isUndefined(response.flashMessage('password'))
    assert.isOk(await User.verifyCredentials(ines.user.email, factoryPassword))
  })

  test('the only admin is told why the account stays', async ({ client, assert }) => {
    await User.query().update({ is_platform_admin: false })
    const ines = await pageMember(client, await UserFactory.apply('admin').create())
    const response = await ines.send('/account?_method=DELETE', { password: factoryPassword })
    assert.match(JSON.stringify(response.flashMessage('inputErrorsBag')), /last admin/)
  })
})
