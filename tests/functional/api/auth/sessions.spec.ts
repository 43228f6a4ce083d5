import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import { factoryPassword, UserFactory } from '#database/factories/user_factory'
import { operator } from '#models/audit_entry'
import User from '#models/user'
import { loginFailuresOfAddress } from '#start/limiter'
import { apiMember } from '#tests/support/api_member'
import { assertInvalid, assertProblem } from '#tests/support/problems'
import { assertShape } from '#tests/support/shapes'
import { endWindowsIn } from '#tests/support/windows'

const limitFields = ['limit', 'window_seconds', 'retry_after']

test.group('API auth/sessions', (group) => {
  group.each.setup(() => limiter.clear())

  test('a login gets an access token, however the address is written', async ({
    client,
    assert,
  }) => {
    const user = await UserFactory.create()
    const response = await client
      .post('/api/auth/login')
      .json({ email: ` ${user.email.toUpperCase()} `, password: factoryPassword })
    response.assertStatus(200)
    assert.sameMembers(Object.keys(response.body()), [
      'access_token',
      'token_type',
      'expires_at',
      'user',
    ])
    assert.equal(response.body().token_type, 'bearer')
    assertShape(assert, response.body().user, 'user')
    const me = await client.get('/api/auth/me').bearerToken(response.body().access_token)
    assert.equal(me.body().id, user.id)
  })

  test('a wrong password and an unknown address get the same answer', async ({
    client,
    assert,
  }) => {
    const user = await UserFactory.create()
    const wrong = await client
      .post('/api/auth/login')
      .json({ email: user.email, password: 'wrong' })
    const unknown = await client
      .post('/api/auth/login')
      .json({ email: 'nobody@example.com', password: 'wrong' })
    assertProblem(assert, wrong, 'unauthenticated')
    assert.equal(unknown.status(), 401)
    assert.equal(unknown.text(), wrong.text())
    assert.match(wrong.header('www-authenticate')!, /^Bearer/)
    assert.equal(unknown.header('www-authenticate'), wrong.header('www-authenticate'))
  })

  test('after ten failures an account has to wait, with the right password too', async ({
    client,
    assert,
  }) => {
    const user = await UserFactory.create()
    for (let attempt = 1; attempt <= 10; attempt++) {
      const response = await client
        .post('/api/auth/login')
        .json({ email: user.email, password: 'no' })
      response.assertStatus(401)
    }
    for (const password of ['no', factoryPassword]) {
      const email = password === 'no' ? user.email.toUpperCase() : user.email
      const response = await client.post('/api/auth/login').json({ email, password })
      const problem = assertProblem(assert, response, 'rate-limited', limitFields)
      assert.include(problem, { limit: 10, window_seconds: 900 })
      assert.isAbove(problem.retry_after, 890)
      assert.isAtMost(problem.retry_after, 900)
      assert.equal(response.header('retry-after'), String(problem.retry_after))
    }
    const other = await UserFactory.create()
    const response = await client
      .post('/api/auth/login')
      .json({ email: other.email, password: factoryPassword })
    response.assertStatus(200)
  })

  test('unknown accounts are slowed down as known ones are', async ({ client, assert }) => {
    const attempt = () =>
      client.post('/api/auth/login').json({ email: 'nobody@example.com', password: 'no' })
    for (let failures = 1; failures <= 10; failures++) (await attempt()).assertStatus(401)
    assertProblem(assert, await attempt(), 'rate-limited', limitFields)
  })

  test('of 40 guesses at once at most ten are looked at', async ({ client, assert }) => {
    const user = await UserFactory.create()
    const responses = await Promise.all(
      Array.from({ length: 40 }, () =>
        client.post('/api/auth/login').json({ email: user.email, password: 'no' })
      )
    )
    const of = (status: number) =>
      responses.filter((response) => response.status() === status).length
    assert.isAtMost(of(401), 10)
    assert.equal(of(401) + of(429), 40)
  })

  test('a login takes back the failures before it', async ({ client }) => {
    const user = await UserFactory.create()
    const attempt = (password: string) =>
      client.post('/api/auth/login').json({ email: user.email, password })
    for (let failures = 1; failures <= 9; failures++) (await attempt('no')).assertStatus(401)
    const right = await attempt(factoryPassword)
    right.assertStatus(200)
    for (let failures = 1; failures <= 10; failures++) (await attempt('no')).assertStatus(401)
    const late = await attempt('no')
    late.assertStatus(429)
  })

  test('one address has 50 failures over all accounts', async ({ client, assert }) => {
    for (let failures = 1; failures <= 50; failures++)
      await loginFailuresOfAddress.consume('127.0.0.1')
    await endWindowsIn(300)
    const response = await client
      .post('/api/auth/login')
      .json({ email: 'nobody@example.com', password: 'no' })
    const problem = assertProblem(assert, response, 'rate-limited', limitFields)
    assert.include(problem, { limit: 50, window_seconds: 900 })
    assert.approximately(problem.retry_after, 300, 5)
  })

  test('credentials must be text: {field}')
    .with([
      { field: 'email', value: undefined },
      { field: 'email', value: ['a@example.com'] },
      { field: 'email', value: 'a\0@example.com' },
      { field: 'email', value: 'a'.repeat(1001) },
      { field: 'password', value: undefined },
      { field: 'password', value: { $gt: '' } },
    ])
    .run(async ({ client, assert }, { field, value }) => {
      const response = await client
        .post('/api/auth/login')
        .json({ email: 'a@example.com', password: factoryPassword, [field]: value })
      assertInvalid(assert, response, field)
    })

  test('credentials that nobody can have are refused like any others', async ({ client }) => {
    for (const email of [`${'a'.repeat(900)}@example.com`, '', '127.0.0.1', '🦔'.repeat(200)]) {
      const response = await client.post('/api/auth/login').json({ email, password: 'a\0b' })
      response.assertStatus(401)
    }
  })

  test('a logout ends its token at once, and no other', async ({ client, assert }) => {
    const user = await UserFactory.create()
    const phone = await apiMember(client, user)
    const laptop = await apiMember(client, user)
    const response = await phone.post('/api/auth/logout')
    response.assertStatus(204)
    assert.equal(response.text(), '')
    assertProblem(assert, await phone.get('/api/auth/me'), 'unauthenticated')
    assertProblem(assert, await phone.post('/api/auth/logout'), 'unauthenticated')
    const other = await laptop.get('/api/auth/me')
    other.assertStatus(200)
  })

  test('a new password ends every token', async ({ client, assert }) => {
    const ines = await apiMember(client)
    await ines.user.changePassword('a new marmalade', operator)
    assertProblem(assert, await ines.get('/api/auth/me'), 'unauthenticated')
    assert.lengthOf(await User.accessTokens.all(ines.user), 0)
  })
})
