import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { factoryPassword, UserFactory } from '#database/factories/user_factory'
import { pageMember } from '#tests/support/page_member'

const path = '/account/email?_method=PUT'

test.group('Account e-mails', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('who knows the password moves to another address', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const fields = { email: 'Moved@Example.com', email_password: factoryPassword }
    const response = await ines.send(path, fields)
    response.assertHeader('location', '/account')
    await ines.user.refresh()
    assert.equal(ines.user.email, 'moved@example.com')
  })

  test('without the password it stays, and what was typed stays too', async ({
    client,
    assert,
  }) => {
    const ines = await pageMember(client)
    const { email } = ines.user
    for (const password of ['a guess', '']) {
      const fields = { email: 'moved@example.com', email_password: password }
      const response = await ines.send(path, fields)
      assert.sameMembers(Object.keys(response.flashMessage('inputErrorsBag')), ['email_password'])
      assert.equal(response.flashMessage('email'), fields.email)
      assert.isUndefined(response.flashMessage('email_password'))
    }
    await ines.user.refresh()
    assert.equal(ines.user.email, email)
  })

  test('an address of somebody else is refused at its field', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const { email } = await UserFactory.create()
    const response = await ines.send(path, { email, email_password: factoryPassword })
    assert.sameMembers(Object.keys(response.flashMessage('inputErrorsBag')), ['email'])
  })
})
