import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import { defaultConsents } from '#models/consents'
import User from '#models/user'
import { registrations } from '#services/accounts/attempt_limits'
import { assertInvalid, assertProblem } from '#tests/support/problems'
import { assertShape } from '#tests/support/shapes'
import { endWindowsIn } from '#tests/support/windows'
import '#tests/support/every_answer'

const someone = (fields: object = {}) => ({
  email: `${randomUUID()}@example.com`,
  password: 'marmalade on rye',
  ...fields,
})

test.group('API auth/registrations', (group) => {
  group.each.setup(() => limiter.clear())

  test('a new account gets an access token that works', async ({ client, assert }) => {
    const email = `${randomUUID()}@Example.com`
    const response = await client
      .post('/api/auth/register')
      .json(someone({ email, full_name: 'Inês Duarte' }))

    response.assertStatus(201)
    const { access_token: token, token_type: type, expires_at: expires, user } = response.body()
    assert.sameMembers(Object.keys(response.body()), [
      'access_token',
      'token_type',
      'expires_at',
      'user',
    ])
    assert.equal(type, 'bearer')
    assert.isAbove(Date.parse(expires), Date.now() + 86_400_000)
    assertShape(assert, user, 'user')
    assert.include(user, { email: email.toLowerCase(), full_name: 'Inês Duarte' })
    assert.include(user, { is_platform_admin: false, billing_plan: 'FREE' })
    assert.deepEqual(user.consents, defaultConsents)

    const me = await client.get('/api/auth/me').bearerToken(token)
    me.assertStatus(200)
    assert.deepEqual(me.body(), user)
  })

  test('only hashes of password and token are kept', async ({ client, assert, db }) => {
    const fields = someone()
    const response = await client.post('/api/auth/register').json(fields)
    const user = await User.findByOrFail('email', fields.email)
    assert.match(user.password, /^\$argon2id\$v=19\$/)
    assert.notInclude(user.password, fields.password)
    const [token] = await User.accessTokens.all(user)
    assert.match(token.hash, /^[0-9a-f]{64}$/)
    assert.notInclude(JSON.stringify(token), response.body().access_token)
    await db.assertHas('access_tokens', { tokenable_id: user.id }, 1)
  })

  test('an address is taken once, however it is written', async ({ client, assert, db }) => {
    const fields = someone()
    await client.post('/api/auth/register').json(fields)
    for (const email of [fields.email, fields.email.toUpperCase(), ` ${fields.email} `]) {
      const response = await client.post('/api/auth/register').json({ ...fields, email })
      assertProblem(assert, response, 'conflict', ['field'])
    }
    await db.assertHas('users', { email: fields.email }, 1)
  })

  test('of 40 registrations at once one gets the address', async ({ client, assert, db }) => {
    const fields = someone()
    const responses = await Promise.all(
      Array.from({ length: 40 }, () => client.post('/api/auth/register').json(fields))
    )
    const statuses = responses.map((response) => response.status()).sort()
    assert.deepEqual(statuses, [201, ...Array.from({ length: 39 }, () => 409)])
    await db.assertHas('users', { email: fields.email }, 1)
  })

  test('{length} characters of a password are answered with {status}')
    .with([
      { length: 7, status: 422 },
      { length: 8, status: 201 },
      { length: 128, status: 201 },
      { length: 129, status: 422 },
    ])
    .run(async ({ client }, { length, status }) => {
      const password = 'qzvj'.repeat(40).slice(0, length)
      const response = await client.post('/api/auth/register').json(someone({ password }))
      response.assertStatus(status)
    })

  test('the common password "{$self}" is refused')
    .with(['password', 'PASSWORD1', '12345678', 'iloveyou'])
    .run(async ({ client, assert }, password) => {
      const response = await client.post('/api/auth/register').json(someone({ password }))
      const [error] = assertInvalid(assert, response, 'password')
      assert.notInclude(response.text(), password === 'password' ? '12345678' : password)
      assert.isNotEmpty(error.message)
    })

  test('what is missing or malformed is named: {field}')
    .with([
      { field: 'email', value: undefined },
      { field: 'email', value: null },
      { field: 'email', value: '' },
      { field: 'email', value: 'not an address' },
      { field: 'email', value: ['a@example.com'] },
      { field: 'email', value: { $ne: 'a@example.com' } },
      { field: 'email', value: `${'a'.repeat(250)}@example.com` },
      { field: 'password', value: undefined },
      { field: 'password', value: 12345678901 },
      { field: 'password', value: ['marmalade on rye'] },
      { field: 'full_name', value: 'a'.repeat(201) },
      { field: 'full_name', value: 'a\0b' },
      { field: 'full_name', value: 7 },
    ])
    .run(async ({ client, assert }, { field, value }) => {
      const response = await client.post('/api/auth/register').json(someone({ [field]: value }))
      assertInvalid(assert, response, field)
    })

  test('nobody makes herself an admin', async ({ client, assert }) => {
    const fields = someone({
      id: '00000000-0000-4000-8000-000000000001',
      is_platform_admin: true,
      isPlatformAdmin: true,
      billing_plan: 'PRO',
      billingPlan: 'PRO',
      consents: { third_party_apis: true },
      suspended_at: '2020-01-01T00:00:00Z',
    })
    const response = await client.post('/api/auth/register').json(fields)
    response.assertStatus(201)
    const user = await User.findByOrFail('email', fields.email)
    assert.notEqual(user.id, '00000000-0000-4000-8000-000000000001')
    assert.isFalse(user.isPlatformAdmin)
    assert.equal(user.billingPlan, 'FREE')
    assert.deepEqual(user.consents, defaultConsents)
    assert.isNull(user.suspendedAt)
  })

  test('one address makes at most 60 accounts an hour', async ({ client, assert }) => {
    for (let accounts = 1; accounts <= 60; accounts++) await registrations.consume('127.0.0.1')
    await endWindowsIn(1200)
    const response = await client.post('/api/auth/register').json(someone())
    const problem = assertProblem(assert, response, 'rate-limited', [
      'limit',
      'window_seconds',
      'retry_after',
    ])
    assert.include(problem, { limit: 60, window_seconds: 3600 })
    assert.approximately(problem.retry_after, 1200, 5)
    assert.equal(response.header('retry-after'), String(problem.retry_after))
  })
})
