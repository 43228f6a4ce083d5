import { test } from '@japa/runner'
import IdempotentRequest from '#models/idempotent_request'
import { apiMember, keyHolder } from '#tests/support/api_member'
import { databaseAway, refusedConnection } from '#tests/support/outages'
import { pageMember } from '#tests/support/page_member'
import { assertProblem } from '#tests/support/problems'

test.group('While the database is away', () => {
  test('a valid key, a valid token and a login get 503, and know when to come again', async ({
    client,
    assert,
    cleanup,
  }) => {
    const ines = await apiMember(client)
    const program = await keyHolder(client, { scopes: ['read'] })
    const end = databaseAway()
    cleanup(end)
    const credentials = { email: ines.user.email, password: 'a good long password' }
    for (const response of [
      await program.get('/api/clones'),
      await ines.get('/api/clones'),
      await ines.post('/api/clones', { name: 'Rui' }).header('Idempotency-Key', 'away'),
      await client.post('/api/auth/login').json(credentials),
    ]) {
      assertProblem(assert, response, 'database-unavailable')
      assert.match(response.header('retry-after')!, /^\d+$/)
      assert.notInclude(response.text(), 'ECONNREFUSED')
    }
    end()
    ;(await program.get('/api/clones')).assertStatus(200)
    ;(await ines.get('/api/clones')).assertStatus(200)
  })

  test('people get a page, and htmx a notice', async ({ client, assert, cleanup }) => {
    const ines = await pageMember(client)
    const end = databaseAway()
    cleanup(end)
    const page = await ines.get('/dashboard')
    page.assertStatus(503)
    page.assertHeader('content-type', 'text/html; charset=utf-8')
    page.assertTextIncludes('Database unavailable')
    assert.match(page.header('retry-after')!, /^\d+$/)
    const fragment = await ines.get('/dashboard').header('HX-Request', 'true')
    fragment.assertStatus(503)
    fragment.assertHeader('hx-retarget', '#notices')
    fragment.assertTextIncludes('Database unavailable')
    end()
    const again = await ines.get('/dashboard')
    again.assertStatus(200)
  })

  test('a database that is not there when a key is taken leaves the key free', async ({
    client,
    cleanup,
  }) => {
    const ines = await apiMember(client)
    const make = () => ines.post('/api/clones', { name: 'Rui' }).header('Idempotency-Key', 'once')
    const { findBy } = IdempotentRequest
    cleanup(() => void (IdempotentRequest.findBy = findBy))
    IdempotentRequest.findBy = () => Promise.reject(refusedConnection())
    const first = await make()
    first.assertStatus(503)
    IdempotentRequest.findBy = findBy
    const second = await make()
    second.assertStatus(201)
  })

  test('an answer that could not be kept at once is kept when the database is back', async ({
    client,
    assert,
    cleanup,
  }) => {
    const ines = await apiMember(client)
    const make = () => ines.post('/api/clones', { name: 'Rui' }).header('Idempotency-Key', 'kept')
    const { keep } = IdempotentRequest.prototype
    cleanup(() => void (IdempotentRequest.prototype.keep = keep))
    let tries = 0
    const kept = Promise.withResolvers<void>()
    IdempotentRequest.prototype.keep = async function (this: IdempotentRequest, answer) {
      if (++tries === 1) throw refusedConnection()
      const row = await keep.call(this, answer)
      kept.resolve()
      return row
    }
    const first = await make()
    first.assertStatus(201)
    const meanwhile = await make()
    meanwhile.assertStatus(409)
    await kept.promise
    const repeat = await make()
    assert.equal(repeat.header('idempotent-replayed'), 'true')
    assert.equal(repeat.text(), first.text())
  })
})
