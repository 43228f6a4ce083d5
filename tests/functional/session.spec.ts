import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { factoryPassword, UserFactory } from '#database/factories/user_factory'
import { pageMember } from '#tests/support/page_member'

test.group('Session', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the right password opens, and a cookie remembers whom it should', async ({ client }) => {
    const { email } = await UserFactory.create()
    const fields = { email, password: factoryPassword, remember_me: 'on' }
    const response = await client.post('/login').withCsrfToken().form(fields).redirects(0)
    response.assertHeader('location', '/dashboard')
    response.assertCookie('remember_web')
  })

  test('a wrong password and an unknown address say the same', async ({ client, assert }) => {
    const { email } = await UserFactory.create()
    const said = []
    for (const address of [email, 'nobody@example.com']) {
      const fields = { email: address, password: 'something else' }
      const response = await client.post('/login').withCsrfToken().form(fields).redirects(0)
      said.push(response.flashMessage('inputErrorsBag'))
    }
    assert.isNotEmpty(said[0])
    assert.deepEqual(said[0], said[1])
  })

  test('who is not logged in is led to the login, and htmx too', async ({ client }) => {
    const page = await client.get('/dashboard').redirects(0)
    page.assertHeader('location', '/login')
    const piece = await client.get('/dashboard').header('HX-Request', 'true').redirects(0)
    piece.assertStatus(401)
    piece.assertHeader('hx-redirect', '/login')
  })

  test('logging out ends the session', async ({ client, assert }) => {
    const ines = await pageMember(client)
    const response = await ines.send('/logout')
    response.assertHeader('location', '/')
    assert.notProperty(response.session(), 'auth_web')
  })
})
