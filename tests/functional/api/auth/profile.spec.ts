import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import User, { defaultConsents } from '#models/user'
import { apiMember } from '#tests/support/api_member'
import { assertInvalid, assertProblem } from '#tests/support/problems'
import { assertShape } from '#tests/support/shapes'

test.group('API auth/profile', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a member sees herself', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const response = await ines.get('/api/auth/me')
    response.assertStatus(200)
    assertShape(assert, response.body(), 'user')
    assert.include(response.body(), { id: ines.user.id, email: ines.user.email })
    assert.notInclude(response.text(), 'argon2')
  })

  test('a change leaves alone what is not sent', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const before = await ines.get('/api/auth/me')
    const renamed = await ines.patch('/api/auth/me', { full_name: 'Inês D.' })
    renamed.assertStatus(200)
    assertShape(assert, renamed.body(), 'user')
    assert.deepEqual(
      { ...renamed.body(), updated_at: null },
      { ...before.body(), full_name: 'Inês D.', updated_at: null }
    )
    const cleared = await ines.patch('/api/auth/me', { full_name: null })
    assert.isNull(cleared.body().full_name)
    const unchanged = await ines.patch('/api/auth/me', {})
    assert.deepEqual(unchanged.body(), cleared.body())
    const stored = await ines.get('/api/auth/me')
    assert.deepEqual(stored.body(), cleared.body())
  })

  test('consents change one by one', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const response = await ines.patch('/api/auth/me', { consents: { voice_processing: true } })
    assert.deepEqual(response.body().consents, { ...defaultConsents, voice_processing: true })
    await ines.patch('/api/auth/me', { consents: { data_processing: false } })
    const stored = await ines.get('/api/auth/me')
    assert.deepEqual(stored.body().consents, {
      ...defaultConsents,
      voice_processing: true,
      data_processing: false,
    })
  })

  test('unknown consents are left out', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const response = await ines.patch('/api/auth/me', { consents: { everything: true } })
    assert.deepEqual(response.body().consents, defaultConsents)
  })

  test('what can not be is named: {field}')
    .with([
      { field: 'email', value: null },
      { field: 'email', value: 'nowhere' },
      { field: 'full_name', value: ['a'] },
      { field: 'full_name', value: 'x'.repeat(201) },
      { field: 'consents', value: 'all' },
    ])
    .run(async ({ client, assert }, { field, value }) => {
      const ines = await apiMember(client)
      assertInvalid(assert, await ines.patch('/api/auth/me', { [field]: value }), field)
    })

  test('a consent is true or false', async ({ client, assert }) => {
    const ines = await apiMember(client)
    for (const value of ['yes', 1, null, 'true']) {
      const response = await ines.patch('/api/auth/me', { consents: { voice_processing: value } })
      assertInvalid(assert, response, 'consents.voice_processing')
    }
  })

  test('nobody changes plan or rights here', async ({ client, assert }) => {
    const ines = await apiMember(client)
    await ines.patch('/api/auth/me', {
      is_platform_admin: true,
      isPlatformAdmin: true,
      billing_plan: 'PRO',
      billingPlan: 'PRO',
      password: 'taken over',
      suspended_at: null,
    })
    const user = await User.findOrFail(ines.user.id)
    assert.isFalse(user.isPlatformAdmin)
    assert.equal(user.billingPlan, 'FREE')
    assert.equal(user.password, ines.user.password)
  })
})

test.group('API auth/profile e-mail', () => {
  test('an address changes in lower case, unless somebody has it', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const other = await UserFactory.create()
    const mixed = `Moved-${ines.user.email}`
    const response = await ines.patch('/api/auth/me', { email: mixed })
    assert.equal(response.body().email, mixed.toLowerCase())
    const taken = await ines.patch('/api/auth/me', { email: other.email.toUpperCase() })
    assertProblem(assert, taken, 'conflict', ['field'])
    const stored = await ines.get('/api/auth/me')
    assert.equal(stored.body().email, mixed.toLowerCase())
  })
})
