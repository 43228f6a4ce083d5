import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { factoryPassword } from '#database/factories/user_factory'
import { apiMember } from '#tests/support/api_member'
import { Browser } from '#tests/support/browser'

test.group('Account sessions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('every other device and token ends, and this one stays', async ({ client, assert }) => {
    const member = await apiMember(client)
    const { email } = member.user
    const [here, there, remembered] = [new Browser(), new Browser(), new Browser()]
    await here.logIn(email, factoryPassword, true)
    await there.logIn(email, factoryPassword)
    await remembered.logIn(email, factoryPassword, true)
    remembered.cookies.delete('session')
    const response = await here.submit('/account/devices', '/account/sessions?_method=DELETE')
    assert.equal(response.headers.get('location'), '/account/devices')
    assert.isTrue(await here.isLoggedIn())
    assert.isFalse(await there.isLoggedIn())
    assert.isFalse(await remembered.isLoggedIn())
    here.cookies.delete('session')
    assert.isTrue(await here.isLoggedIn())
    const refused = await member.get('/api/auth/me')
    refused.assertStatus(401)
  })
})
