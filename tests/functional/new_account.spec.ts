import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import User from '#models/user'
import { UserFactory } from '#database/factories/user_factory'
import { pageMember } from '#tests/support/page_member'

test.group('New account', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('who signs up is logged in, with her address in lower case', async ({ client, assert }) => {
    const fields = { email: 'Ines@Example.com', password: 'a carpenter from Porto', full_name: '' }
    const response = await client.post('/signup').withCsrfToken().form(fields).redirects(0)
    response.assertStatus(302)
    response.assertHeader('location', '/dashboard')
    const user = await User.findByOrFail('email', 'ines@example.com')
    assert.isNull(user.fullName)
    assert.match(user.password, /^\$argon2id\$/)
  })

  test('{$self} is refused at its field, and what was typed stays')
    .with([
      { email: 'nobody', password: 'a carpenter from Porto' },
      { email: 'a@example.com', password: 'short' },
      { email: 'a@example.com', password: 'password1' },
    ])
    .run(async ({ client, assert }, fields) => {
      const response = await client
        .post('/signup')
        .withCsrfToken()
        .header('referer', '/signup')
        .form(fields)
        .redirects(0)
      response.assertStatus(302)
      assert.isNotEmpty(response.flashMessage('inputErrorsBag'))
      assert.equal(response.flashMessage('email'), fields.email)
      assert.isUndefined(response.flashMessage('password'))
      assert.isNull(await User.findBy('email', fields.email))
    })

  test('a taken address is refused at its field', async ({ client, assert }) => {
    const { email } = await UserFactory.create()
    const fields = { email: email.toUpperCase(), password: 'a carpenter from Porto' }
    const response = await client.post('/signup').withCsrfToken().form(fields).redirects(0)
    assert.property(response.flashMessage('inputErrorsBag'), 'email')
  })

  test('without a CSRF token nothing is made', async ({ client, assert }) => {
    const fields = { email: 'csrf@example.com', password: 'a carpenter from Porto' }
    const response = await client.post('/signup').form(fields).redirects(0)
    response.assertStatus(403)
    assert.isNull(await User.findBy('email', fields.email))
  })

  test('who is logged in goes to her clones', async ({ client }) => {
    const ines = await pageMember(client)
    const response = await ines.get('/signup')
    response.assertHeader('location', '/dashboard')
  })
})
