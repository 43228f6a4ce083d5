import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { Assert } from '@japa/assert'
import type { ApiResponse } from '@japa/api-client'
import { ConversationFactory } from '#database/factories/conversation_factory'
import { DocumentFactory } from '#database/factories/document_factory'
import { MemoryFactory } from '#database/factories/memory_factory'
import { UserFactory } from '#database/factories/user_factory'
import type { Access } from '#middleware/access_middleware'
import type { Scopes } from '#models/api_key'
import { keyActivity } from '#services/api_keys/key_activity'
import { randomKey } from '#services/secrets/raw_key'
import { apiMember, keyHolder, type ApiMember } from '#tests/support/api_member'
import { addressOf, apiRoutes } from '#tests/support/api_routes'
import { assertProblem, assertUnknown } from '#tests/support/problems'
import { unknownId } from '#tests/support/shapes'
import { cloneOf } from '#tests/support/teaching'

/** Limits that no test reaches, in a window that none sees end. */
const roomy = { rateLimitRequests: 10_000, rateLimitWindowSeconds: 86_400 }
const everything: Scopes = ['read', 'write', 'chat']

/** Who a route lets in, from what the contract says and not from what the route names. */
function expectedAccess(method: string, pattern: string): Access {
  const path = pattern.replace('/api', '')
  if (/^\/(auth\/(login|register)$|plans$|openapi)/.test(path)) return 'anyone'
  if (/^\/admin\//.test(path)) return 'admin'
  if (path === '/usage' || (path === '/auth/me' && method === 'GET')) return 'any'
  if (/^\/(auth|api-keys|billing)(\/|$)/.test(path)) return 'person'
  if (method === 'GET') return 'read'
  return /\/(conversations|messages|chat|tts)(\/|$)/.test(path) ? 'chat' : 'write'
}

const send = (member: ApiMember, method: string, path: string) => {
  if (method === 'GET') return member.get(path)
  return method === 'DELETE' ? member.delete(path) : member.raw(method, path, '{}')
}

/** Asserts that the gate let a request through, whatever then became of it. */
function assertLetIn(assert: Assert, response: ApiResponse, name: string) {
  assert.notEqual(response.status(), 401, name)
  if (response.status() === 403) assert.notMatch(response.text(), /required_scope|API key/, name)
}

async function endWindow(apiKeyId: string, seconds: number) {
  const rows = db.connection('volatile').from('api_key_usage').where('api_key_id', apiKeyId)
  const [{ window_start: start }] = await rows.clone().select('window_start')
  const began = typeof start === 'string' ? DateTime.fromSQL(start) : DateTime.fromJSDate(start)
  const earlier = began.minus({ seconds }).toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  await rows.update({ window_start: earlier })
}

test.group('API access', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('every route names the access that the contract says', ({ assert }) => {
    for (const { method, pattern, accesses } of apiRoutes()) {
      assert.deepEqual(accesses, [expectedAccess(method, pattern)], `${method} ${pattern}`)
    }
  })

  test('a key with the scopes {scopes} opens what they open, and nothing else')
    .with<{ scopes: Scopes }[]>([
      { scopes: ['read'] },
      { scopes: ['write'] },
      { scopes: ['chat'] },
      { scopes: everything },
    ])
    .run(async ({ client, assert }, { scopes }) => {
      const admin = await UserFactory.merge({ isPlatformAdmin: true }).create()
      const program = await keyHolder(client, { ...roomy, scopes }, admin)
      for (const { method, pattern, accesses } of apiRoutes()) {
        const name = `${method} ${pattern}`
        const response = await send(program, method, addressOf(pattern, {}, unknownId))
        const access = accesses[0]
        if (access === 'person' || access === 'admin') {
          const { detail } = assertProblem(assert, response, 'forbidden')
          assert.match(detail, /API key can manage neither/, name)
        } else if (access === 'anyone' || access === 'any' || scopes.includes(access)) {
          assertLetIn(assert, response, name)
        } else {
          const problem = assertProblem(assert, response, 'forbidden', ['required_scope'])
          assert.equal(problem.required_scope, access, name)
        }
      }
    })

  test('a key works as X-API-Key and as bearer, which counts the same', async ({
    client,
    assert,
  }) => {
    const program = await keyHolder(client, roomy)
    const byHeader = await client.get('/api/clones').header('X-API-Key', program.rawKey)
    byHeader.assertStatus(200)
    const byBearer = await program.get('/api/clones')
    byBearer.assertStatus(200)
    const anyCase = await client
      .get('/api/auth/me')
      .header('Authorization', `bearer ${program.rawKey}`)
    assert.equal(anyCase.body().id, program.user.id)
    assert.equal(anyCase.header('ratelimit-remaining'), '9997')
  })

  test('what is no living key is refused, with a word on how to ask', async ({
    client,
    assert,
  }) => {
    const revoked = await keyHolder(client)
    await revoked.apiKey.revoke(null)
    const expired = await keyHolder(client, { expiresAt: DateTime.utc().minus({ seconds: 1 }) })
    const { token } = await apiMember(client)
    const typo = expired.rawKey.slice(0, -1) + (expired.rawKey.endsWith('0') ? '1' : '0')
    const wrong = [revoked.rawKey, expired.rawKey, typo, randomKey(), '', 'cmk_', token, 'ключ']
    for (const rawKey of wrong) {
      const response = await client.get('/api/clones').header('X-API-Key', encodeURI(rawKey))
      assertProblem(assert, response, 'unauthenticated')
      assert.equal(response.header('www-authenticate'), 'Bearer realm="CloneMemoria"')
      assert.isUndefined(response.header('ratelimit-limit'))
    }
    for (const rawKey of [revoked.rawKey, typo, 'cmk_']) {
      const response = await client.get('/api/clones').bearerToken(rawKey)
      assertProblem(assert, response, 'unauthenticated')
    }
  })

  test('a key in the address is no credential', async ({ client, assert }) => {
    const { rawKey } = await keyHolder(client)
    const response = await client.get(`/api/clones?api_key=${rawKey}&x-api-key=${rawKey}`)
    assertProblem(assert, response, 'unauthenticated')
  })

  test('the key of a suspended user stops, and works again afterwards', async ({
    client,
    assert,
  }) => {
    const program = await keyHolder(client, roomy)
    await program.user.merge({ suspendedAt: DateTime.utc() }).save()
    const { detail } = assertProblem(assert, await program.get('/api/clones'), 'forbidden')
    assert.match(detail, /suspended/)
    await program.user.merge({ suspendedAt: null }).save()
    const again = await program.get('/api/clones')
    again.assertStatus(200)
    assert.equal(again.header('ratelimit-remaining'), '9998')
  })
})

test.group('API access of a bound key', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function bound(client: Parameters<typeof apiMember>[0]) {
    const ines = await apiMember(client)
    const taught = async () => {
      const clone = await cloneOf(ines)
      const owned = { cloneId: clone.id, userId: ines.user.id }
      return {
        clone_id: clone.id,
        memory_id: (await MemoryFactory.merge(owned).create()).id,
        document_id: (await DocumentFactory.merge(owned).create()).id,
        conversation_id: (await ConversationFactory.merge(owned).create()).id,
      }
    }
    const [own, other] = [await taught(), await taught()]
    const fields = { ...roomy, scopes: everything, cloneId: own.clone_id }
    return { ines, own, other, program: await keyHolder(client, fields, ines.user) }
  }

  test('another clone and what belongs to it is as unknown as none', async ({ client, assert }) => {
    const { ines, own, other, program } = await bound(client)
    for (const { method, pattern, accesses } of apiRoutes()) {
      if (!pattern.includes(':') || !everything.includes(accesses[0] as any)) continue
      const unknown = await send(program, method, addressOf(pattern, {}, unknownId))
      const response = await send(program, method, addressOf(pattern, other, unknownId))
      assertUnknown(assert, response, unknown)
      const parts = [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name)
      if (!parts.includes('clone_id') || parts.length === 1) continue
      const mixed = addressOf(pattern, { ...other, clone_id: own.clone_id }, unknownId)
      assertProblem(assert, await send(program, method, mixed), 'not-found')
    }
    assert.lengthOf((await ines.get(`/api/clones/${other.clone_id}/memories`)).body(), 1)
  })

  test('its own clone it may read', async ({ client, assert }) => {
    const { own, program } = await bound(client)
    for (const { method, pattern, accesses } of apiRoutes()) {
      if (method !== 'GET' || accesses[0] !== 'read' || !/:(clone|memory|conv)/.test(pattern)) {
        continue
      }
      const response = await program.get(`${addressOf(pattern, own, unknownId)}?q=bees`)
      assert.notInclude([401, 403], response.status(), pattern)
    }
    const list = await program.get('/api/clones')
    assert.deepEqual(
      list.body().map(({ id }: { id: string }) => id),
      [own.clone_id]
    )
    assert.equal(list.header('x-total-count'), '1')
  })

  test('it makes no clones', async ({ client, assert }) => {
    const { program } = await bound(client)
    assertProblem(assert, await program.post('/api/clones', { name: 'Rui' }), 'forbidden')
  })

  test('it goes with its clone', async ({ client, assert }) => {
    const { own, program } = await bound(client)
    const gone = await program.delete(`/api/clones/${own.clone_id}`)
    gone.assertStatus(204)
    assertProblem(assert, await program.get('/api/clones'), 'unauthenticated')
  })
})

test.group('API access and the limit of a key', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const rates = (response: ApiResponse) =>
    ['limit', 'remaining', 'reset'].map((name) => Number(response.header(`ratelimit-${name}`)))

  test('every answer tells what is left, errors too', async ({ client, assert }) => {
    const program = await keyHolder(client, { ...roomy, rateLimitRequests: 20 })
    const asked = [
      await program.get('/api/clones'),
      await program.get(`/api/clones/${unknownId}`),
      await program.get('/api/clones?limit=0'),
      await program.post('/api/clones', { name: 'Rui' }),
      await program.get('/api/api-keys'),
      await program.raw('POST', '/api/auth/logout', '{'),
    ]
    for (const [n, response] of asked.entries()) {
      const [limit, remaining, reset] = rates(response)
      assert.deepEqual([limit, remaining], [20, 19 - n])
      assert.isTrue(reset > 0 && reset <= 86_400)
    }
  })

  test('over the limit nothing passes until the window ends, and asking does not push it', async ({
    client,
    assert,
  }) => {
    const program = await keyHolder(client, { ...roomy, rateLimitRequests: 3 })
    const answered = []
    for (let n = 0; n < 3; n++) answered.push((await program.post('/api/clones', {})).status())
    assert.deepEqual(answered, [403, 403, 403])
    let before = 86_400
    for (let n = 0; n < 3; n++) {
      const response = await program.get('/api/clones')
      const fields = ['limit', 'window_seconds', 'retry_after']
      const problem = assertProblem(assert, response, 'rate-limited', fields)
      const [limit, remaining, reset] = rates(response)
      assert.deepEqual([limit, remaining], [3, 0])
      assert.include(problem, { limit: 3, window_seconds: 86_400, retry_after: reset })
      assert.equal(response.header('retry-after'), String(reset))
      assert.isAtMost(reset, before)
      before = reset
    }
    await endWindow(program.apiKey.id, 86_400)
    const renewed = await program.get('/api/clones')
    renewed.assertStatus(200)
    assert.deepEqual(rates(renewed).slice(0, 2), [3, 2])
  })

  test('of 40 requests at once under a limit of 15 exactly 15 pass', async ({ client, assert }) => {
    const program = await keyHolder(client, { ...roomy, rateLimitRequests: 15 })
    const asked = Array.from({ length: 40 }, () => program.get('/api/clones'))
    const statuses = (await Promise.all(asked)).map((response) => response.status())
    assert.lengthOf(
      statuses.filter((status) => status === 200),
      15
    )
    assert.lengthOf(
      statuses.filter((status) => status === 429),
      25
    )
  })

  test('keys have windows of their own, and an access token has none', async ({
    client,
    assert,
  }) => {
    const ines = await apiMember(client)
    const [one, other] = [
      await keyHolder(client, { ...roomy, rateLimitRequests: 1 }, ines.user),
      await keyHolder(client, { ...roomy, rateLimitRequests: 1 }, ines.user),
    ]
    const first = await one.get('/api/clones')
    first.assertStatus(200)
    const second = await other.get('/api/clones')
    second.assertStatus(200)
    assertProblem(assert, await one.get('/api/clones'), 'rate-limited', [
      'limit',
      'window_seconds',
      'retry_after',
    ])
    const person = await ines.get('/api/clones')
    person.assertStatus(200)
    assert.isUndefined(person.header('ratelimit-limit'))
  })

  test('the last use and the refusals of a key are noted', async ({ client, assert }) => {
    const program = await keyHolder(client, { rateLimitRequests: 5, scopes: ['read', 'write'] })
    const ines = await apiMember(client, program.user)
    const lastUse = async () => (await ines.get('/api/api-keys')).body()[0].last_used_at
    assert.isNull(await lastUse())
    const began = Date.now()
    await program.get('/api/clones')
    assert.closeTo(Date.parse(await lastUse()), began, 5000)
    await program.post(`/api/clones/${unknownId}/conversations`, {})
    await program.get(`/api/clones/${unknownId}`)
    for (let n = 0; n < 4; n++) await program.post('/api/clones', { name: `Clone ${n}` })
    const rows = await keyActivity.since(program.apiKey.id, '2000-01-01')
    const told = rows.map(({ endpoint, requests, refused }) => [endpoint, requests, refused])
    assert.sameDeepMembers(told, [
      ['GET /api/clones', 1, 0],
      ['GET /api/clones/{clone_id}', 1, 0],
      ['POST /api/clones', 4, 2],
      ['POST /api/clones/{clone_id}/conversations', 1, 1],
    ])
  })

  test('a quota that is used up counts as a refusal', async ({ client, assert }) => {
    const program = await keyHolder(client, { ...roomy, scopes: ['write'] })
    const made = []
    for (let n = 0; n < 3; n++) {
      made.push((await program.post('/api/clones', { name: `Clone ${n}` })).status())
    }
    assert.deepEqual(made, [201, 201, 402])
    const [row] = await keyActivity.since(program.apiKey.id, '2000-01-01')
    assert.include(row, { endpoint: 'POST /api/clones', requests: 3, refused: 1 })
  })
})

test.group('API access without a look into the database', () => {
  /** How often a connection was taken while `work` ran. */
  async function looks(work: () => Promise<unknown>) {
    const pools = (['main', 'volatile'] as const).map(
      (name) => (db.connection(name).getWriteClient() as any).client
    )
    let count = 0
    for (const pool of pools) {
      pool.acquireConnection = function (...given: unknown[]) {
        count++
        return Object.getPrototypeOf(this).acquireConnection.apply(this, given)
      }
    }
    await work()
    for (const pool of pools) delete pool.acquireConnection
    return count
  }

  test('a checksum that does not fit costs none, an unknown key costs one', async ({
    client,
    assert,
  }) => {
    const rawKey = randomKey()
    const typo = rawKey.slice(0, -1) + (rawKey.endsWith('0') ? '1' : '0')
    const ask = (key: string) => () => client.get('/api/clones').header('X-API-Key', key)
    assert.equal(await looks(ask(typo)), 0)
    assert.equal(await looks(ask('cmk_short')), 0)
    assert.equal(await looks(ask(rawKey)), 1)
  })
})
