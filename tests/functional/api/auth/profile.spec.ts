import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import drive from '@adonisjs/drive/services/main'
import IndexDocument from '#jobs/index_document'
import EmbedPassages from '#jobs/embed_passages'
import { factoryPassword, UserFactory } from '#database/factories/user_factory'
import AuditEntry from '#models/audit_entry'
import Document from '#models/document'
import Job from '#models/job'
import { defaultConsents } from '#models/consents'
import User from '#models/user'
import { apiMember } from '#tests/support/api_member'
import { limits } from '#config/limiter'
import { loginFailuresOfAccount } from '#services/accounts/attempt_limits'
import { owner } from '#tests/support/owner'
import { indexedPassages, tracesOf } from '#tests/support/traces'
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

  test('an unknown consent is refused, and the known one beside it is not given', async ({
    client,
    assert,
  }) => {
    const ines = await apiMember(client)
    const consents = { voice_processing: true, everything: true }
    assertInvalid(assert, await ines.patch('/api/auth/me', { consents }), 'consents')
    const stored = await ines.get('/api/auth/me')
    assert.deepEqual(stored.body().consents, defaultConsents)
  })

  test('what can not be is named: {field}')
    .with([
      { field: 'email', value: null },
      { field: 'email', value: 'nowhere' },
      { field: 'full_name', value: ['a'] },
      { field: 'full_name', value: 'x'.repeat(201) },
      { field: 'consents', value: 'all' },
      { field: 'consents', value: null },
      { field: 'consents', value: ['voice_processing'] },
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

test.group('API auth/profile deletion', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('everything goes: rows of every table, words of the index, files', async ({
    client,
    assert,
  }) => {
    const { ines, clone, upload, recording, apiKey, rawKey } = await owner(client)
    const keyed = await client.get('/api/clones').bearerToken(rawKey)
    keyed.assertStatus(200)
    const { fileKey } = await Document.findOrFail(upload.id)
    const texts = [ines.user.id, ines.user.email, clone.id, upload.id, apiKey.id]
    assert.isAbove((await tracesOf(...texts)).length, 10)
    assert.isAbove(await indexedPassages(clone.id), 0)

    const response = await ines.delete('/api/auth/me').json({ password: factoryPassword })
    response.assertStatus(204)
    assert.deepEqual(await tracesOf(...texts), [])
    assert.equal(await indexedPassages(clone.id), 0)
    assert.isFalse(await drive.use().exists(fileKey!))
    assert.isFalse(await drive.use().exists(recording.fileKey))
    const after = await ines.get('/api/auth/me')
    assertProblem(assert, after, 'unauthenticated')
    await User.register({ email: ines.user.email, password: 'a new beginning' })
  })

  test('a line without a name stays in the log', async ({ client, assert }) => {
    const ines = await apiMember(client)
    await ines.get('/api/auth/me/export')
    await ines.delete('/api/auth/me').json({ password: factoryPassword })
    const entries = await AuditEntry.query().where('resourceId', ines.user.id).orderBy('id')
    assert.deepEqual(
      entries.map(({ event, actorId, ipAddress }) => ({ event, actorId, ipAddress })),
      ['account.exported', 'account.deleted'].map((event) => ({
        event,
        actorId: null,
        ipAddress: null,
      }))
    )
  })

  test('others keep what is theirs', async ({ client, assert }) => {
    const other = await owner(client)
    const ines = await apiMember(client)
    await ines.delete('/api/auth/me').json({ password: factoryPassword })
    const clones = await other.ines.get('/api/clones')
    assert.lengthOf(clones.body(), 1)
    assert.isAbove(await indexedPassages(other.clone.id), 0)
  })

  test('without the right password nothing goes', async ({ client, assert }) => {
    const ines = await apiMember(client)
    for (const body of [{ password: 'a guess' }, { password: '' }, { password: null }, {}]) {
      assertInvalid(assert, await ines.delete('/api/auth/me').json(body), 'password')
    }
    assertInvalid(assert, await ines.delete('/api/auth/me'), 'password')
    const still = await ines.get('/api/auth/me')
    still.assertStatus(200)
    assert.isNull(await AuditEntry.findBy('event', 'account.deleted'))
  })

  test('guesses are limited as those of a login are', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const guess = () => ines.delete('/api/auth/me').json({ password: 'a guess' })
    const { requests } = limits.loginFailuresOfAccount
    const answers = await Promise.all(Array.from({ length: requests + 3 }, guess))
    const refused = answers.filter((answer) => answer.status() === 429)
    assert.lengthOf(refused, 3)
    const right = await ines.delete('/api/auth/me').json({ password: factoryPassword })
    right.assertStatus(429)
    await loginFailuresOfAccount.reset(ines.user.email)
  })

  test('the only admin stays, until there is another', async ({ client, assert }) => {
    await User.query().update({ is_platform_admin: false })
    const ines = await apiMember(client, await UserFactory.apply('admin').create())
    await UserFactory.apply('admin').apply('suspended').create()
    const refused = await ines.delete('/api/auth/me').json({ password: factoryPassword })
    assertProblem(assert, refused, 'conflict')
    await UserFactory.apply('admin').create()
    const gone = await ines.delete('/api/auth/me').json({ password: factoryPassword })
    gone.assertStatus(204)
  })

  test('work that was under way leaves nothing behind', async ({ client, assert }) => {
    const { ines, clone, upload } = await owner(client)
    await ines.delete('/api/auth/me').json({ password: factoryPassword })
    await new IndexDocument().handle(upload.id)
    await new EmbedPassages().handle(clone.id, new AbortController().signal)
    assert.deepEqual(await tracesOf(clone.id, upload.id), [])
    assert.isNull(await Job.findBy('subjectId', ines.user.id))
  })
})
