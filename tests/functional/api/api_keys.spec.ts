import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import ApiKey, { mostActiveKeys } from '#models/api_key'
import { isWellFormedKey } from '#services/secrets/raw_key'
import { apiMember, keyHolder } from '#tests/support/api_member'
import { assertPages } from '#tests/support/lists'
import { assertInvalid, assertProblem, assertUnknown } from '#tests/support/problems'
import { assertShape, unknownId } from '#tests/support/shapes'
import { cloneOf } from '#tests/support/teaching'

const path = '/api/api-keys'

test.group('API api-keys', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a label is enough for a key, which reads and is shown once', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const response = await ines.post(path, { label: 'Nightly sync' })
    response.assertStatus(201)
    const { raw_key: rawKey, warning, ...apiKey } = response.body()
    assertShape(assert, response.body(), 'apiKey', 'raw_key', 'warning')
    assert.isTrue(isWellFormedKey(rawKey))
    assert.match(warning, /never/)
    assert.include(apiKey, {
      user_id: ines.user.id,
      label: 'Nightly sync',
      key_prefix: `${rawKey.slice(0, 12)}...`,
      rate_limit_requests: 100,
      rate_limit_window_seconds: 3600,
      clone_id: null,
      expires_at: null,
      last_used_at: null,
      revoked_at: null,
    })
    assert.deepEqual(apiKey.scopes, ['read'])
    const list = await ines.get(path)
    assert.deepEqual(list.body(), [apiKey])
    assert.notInclude(list.text(), rawKey)
  })

  test('only the SHA-256 of a key is kept', async ({ client, assert, db }) => {
    const ines = await apiMember(client)
    const { id, raw_key: rawKey } = (await ines.post(path, { label: 'Sync' })).body()
    const stored = await ApiKey.findOrFail(id)
    assert.equal(stored.keyHash, createHash('sha256').update(rawKey).digest('hex'))
    assert.notInclude(JSON.stringify(stored.$attributes), rawKey.slice(12))
    await db.assertHas('audit_entries', { event: 'api_key.created', resource_id: id }, 1)
  })

  test('everything can be chosen, up to the bounds', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    for (const [requests, seconds] of [
      [1, 60],
      [10_000, 86_400],
    ]) {
      const fields = {
        label: 'x'.repeat(100),
        scopes: ['chat', 'read', 'write'],
        rate_limit_requests: requests,
        rate_limit_window_seconds: seconds,
        expires_at: '2999-12-31T23:00:00.000Z',
        clone_id: clone.id,
      }
      const response = await ines.post(path, fields)
      response.assertStatus(201)
      const shown = { ...response.body() }
      assert.deepEqual({ ...shown, ...fields }, shown)
    }
  })

  test('what is left open with null is as if left out', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const open = { scopes: null, rate_limit_requests: null, expires_at: null, clone_id: null }
    const response = await ines.post(path, { label: 'Sync', ...open })
    response.assertStatus(201)
    assert.deepInclude(response.body(), { scopes: ['read'], rate_limit_requests: 100 })
  })

  test('what is no key is named: {field} {value}')
    .with([
      { field: 'label', value: undefined },
      { field: 'label', value: ' ' },
      { field: 'label', value: 'x'.repeat(101) },
      { field: 'scopes', value: [] },
      { field: 'scopes', value: 'read' },
      { field: 'scopes', value: ['read', 'read'] },
      { field: 'scopes.1', value: ['read', 'admin'] },
      { field: 'scopes.0', value: ['READ'] },
      { field: 'rate_limit_requests', value: 0 },
      { field: 'rate_limit_requests', value: 10_001 },
      { field: 'rate_limit_requests', value: 1.5 },
      { field: 'rate_limit_window_seconds', value: 59 },
      { field: 'rate_limit_window_seconds', value: 86_401 },
      { field: 'expires_at', value: '2001-01-01T00:00:00Z' },
      { field: 'expires_at', value: 'soon' },
      { field: 'clone_id', value: 'mine' },
      { field: 'clone_id', value: unknownId },
    ])
    .run(async ({ client, assert, db }, { field, value }) => {
      const ines = await apiMember(client)
      const response = await ines.post(path, { label: 'Sync', [field.split('.')[0]]: value })
      assertInvalid(assert, response, field)
      await db.assertMissing('api_keys', { user_id: ines.user.id })
    })

  test('a clone of somebody else is as unknown as none', async ({ client, assert }) => {
    const [ines, rui] = [await apiMember(client), await apiMember(client)]
    const clone = await cloneOf(rui)
    const foreign = await ines.post(path, { label: 'Sync', clone_id: clone.id })
    const unknown = await ines.post(path, { label: 'Sync', clone_id: unknownId })
    assertInvalid(assert, foreign, 'clone_id')
    assert.equal(foreign.text(), unknown.text())
  })

  test('a revoked key opens nothing from the next request on, and stays in the list', async ({
    client,
    assert,
    db,
  }) => {
    const program = await keyHolder(client)
    const ines = await apiMember(client, program.user)
    const one = `${path}/${program.apiKey.id}`
    const before = await program.get('/api/clones')
    before.assertStatus(200)
    const revoked = await ines.delete(one)
    revoked.assertStatus(204)
    assertProblem(assert, await program.get('/api/clones'), 'unauthenticated')
    const [listed] = (await ines.get(path)).body()
    assert.isNotNull(listed.revoked_at)
    assertProblem(assert, await ines.delete(one), 'not-found')
    await db.assertHas('audit_entries', { event: 'api_key.revoked' }, 1)
    assert.equal((await ines.get(path)).body()[0].revoked_at, listed.revoked_at)
  })

  test('the list pages, newest first', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const ids = []
    for (const label of ['one', 'two', 'three']) {
      ids.unshift((await ines.post(path, { label })).body().id)
    }
    await assertPages(assert, ines, path, ids)
  })

  test('a stranger sees nothing of a key, and can do nothing with it', async ({
    client,
    assert,
  }) => {
    const [ines, rui] = [await keyHolder(client), await apiMember(client)]
    assert.deepEqual((await rui.get(path)).body(), [])
    const asked = (id: string) => [
      rui.delete(`${path}/${id}`),
      rui.post(`${path}/${id}/rotate`, {}),
      rui.get(`${path}/${id}/usage`),
    ]
    const [foreign, unknown] = [asked(ines.apiKey.id), asked(unknownId)]
    for (const [n, request] of foreign.entries()) {
      assertUnknown(assert, await request, await unknown[n])
    }
    assertProblem(assert, await rui.delete(`${path}/7`), 'not-found')
    const still = await ines.get('/api/clones')
    still.assertStatus(200)
  })

  test('a hundred active keys are enough', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const row = (n: number, expiresAt: DateTime | null) => ({
      userId: ines.user.id,
      label: `Key ${n}`,
      keyHash: String(n).padStart(64, '0'),
      keyPrefix: 'cmk_00000000...',
      scopes: ['read' as const],
      rateLimitRequests: 1,
      rateLimitWindowSeconds: 60,
      expiresAt,
    })
    const past = DateTime.utc().minus({ days: 1 })
    await ApiKey.createMany([
      ...Array.from({ length: mostActiveKeys - 1 }, (_, n) => row(n, null)),
      row(mostActiveKeys, past),
    ])
    const last = await ines.post(path, { label: 'The last one' })
    last.assertStatus(201)
    assertProblem(assert, await ines.post(path, { label: 'One too many' }), 'conflict')
    const rotated = await ines.post(`${path}/${last.body().id}/rotate`, { grace_seconds: 60 })
    rotated.assertStatus(201)
  })
})
