import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import User from '#models/user'
import { factoryPassword } from '#database/factories/user_factory'
import { pageMember } from '#tests/support/page_member'

const path = '/account/password?_method=PUT'
const password = 'a new and longer one'

test.group('Account passwords', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('who knows the old one changes it, and access tokens end', async ({ client, assert }) => {
    const ines = await pageMember(client)
    await User.accessTokens.create(ines.user)
    const response = await ines.send(path, { current_password: factoryPassword, password })
    response.assertHeader('location', '/account')
    assert.equal((await User.verifyCredentials(ines.user.email, password)).id, ines.user.id)
    assert.isEmpty(await User.accessTokens.all(ines.user))
  })

  test('who does not know it changes nothing', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const response = await ines.send(path, { current_password: 'a guess', password })
    assert.property(response.flashMessage('inputErrorsBag'), 'current_password')
    assert.isOk(await User.verifyCredentials(ines.user.email, factoryPassword))
  })
})
