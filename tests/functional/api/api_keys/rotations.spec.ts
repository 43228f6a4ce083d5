import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { apiMember, keyHolder } from '#tests/support/api_member'
import { assertInvalid, assertProblem } from '#tests/support/problems'
import { assertShape } from '#tests/support/shapes'
import { cloneOf } from '#tests/support/teaching'

const rotation = (id: string) => `/api/api-keys/${id}/rotate`

test.group('API api-keys/rotate', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the new key may do what the old one could, which ends at once', async ({
    client,
    assert,
    db,
  }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const expiresAt = DateTime.utc().plus({ days: 3 })
    const fields = { scopes: ['chat' as const], rateLimitRequests: 7, cloneId: clone.id, expiresAt }
    const program = await keyHolder(client, fields, ines.user)
    const response = await ines.post(rotation(program.apiKey.id))
    response.assertStatus(201)
    assertShape(assert, response.body(), 'apiKey', 'raw_key')
    assert.deepInclude(response.body(), {
      label: program.apiKey.label,
      scopes: ['chat'],
      rate_limit_requests: 7,
      clone_id: clone.id,
      expires_at: expiresAt.toISO(),
    })
    assert.notEqual(response.body().raw_key, program.rawKey)
    assertProblem(assert, await program.get('/api/auth/me'), 'unauthenticated')
    const successor = await client.get('/api/auth/me').bearerToken(response.body().raw_key)
    successor.assertStatus(200)
    const old = { event: 'api_key.revoked', resource_id: program.apiKey.id }
    await db.assertHas('audit_entries', old, 1)
  })

  test('with a grace both keys work until it is over', async ({ client, assert }) => {
    const program = await keyHolder(client)
    const ines = await apiMember(client, program.user)
    const response = await ines.post(rotation(program.apiKey.id), { grace_seconds: 3600 })
    response.assertStatus(201)
    assert.isNull(response.body().expires_at)
    for (const rawKey of [program.rawKey, response.body().raw_key]) {
      const read = await client.get('/api/clones').bearerToken(rawKey)
      read.assertStatus(200)
    }
    await program.apiKey.refresh()
    const left = program.apiKey.expiresAt!.diffNow('seconds').seconds
    assert.isTrue(left > 3590 && left <= 3600)
    await program.apiKey.merge({ expiresAt: DateTime.utc() }).save()
    assertProblem(assert, await program.get('/api/clones'), 'unauthenticated')
  })

  test('a grace never makes a key live longer', async ({ client, assert }) => {
    const expiresAt = DateTime.utc().plus({ minutes: 5 })
    const program = await keyHolder(client, { expiresAt })
    const ines = await apiMember(client, program.user)
    await ines.post(rotation(program.apiKey.id), { grace_seconds: 86_400 })
    await program.apiKey.refresh()
    assert.equal(program.apiKey.expiresAt!.toMillis(), expiresAt.toMillis())
  })

  test('a key that has ended can’t be rotated', async ({ client, assert, db }) => {
    const past = DateTime.utc().minus({ seconds: 1 })
    for (const end of [{ expiresAt: past }, { revokedAt: past }]) {
      const program = await keyHolder(client)
      await program.apiKey.merge(end).save()
      const ines = await apiMember(client, program.user)
      assertProblem(assert, await ines.post(rotation(program.apiKey.id)), 'conflict')
      await db.assertHas('api_keys', { user_id: ines.user.id }, 1)
    }
  })

  test('a grace of {$self} seconds is refused')
    .with([-1, 86_401, 1.5, 'long'])
    .run(async ({ client, assert }, grace) => {
      const program = await keyHolder(client)
      const ines = await apiMember(client, program.user)
      const response = await ines.post(rotation(program.apiKey.id), { grace_seconds: grace })
      assertInvalid(assert, response, 'grace_seconds')
      const still = await program.get('/api/clones')
      still.assertStatus(200)
    })
})
