import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { appUrl } from '#config/app'
import { bodyLimit, documentFileLimit, documentTextLimit } from '#config/bodyparser'
import { problemTypes } from '#exceptions/problem_types'
import User from '#models/user'
import { factoryPassword, UserFactory } from '#database/factories/user_factory'
import { apiMember } from '#tests/support/api_member'
import { assertProblem } from '#tests/support/problems'
import { endlessRequest, rawRequest } from '#tests/support/raw_request'
import { unknownId } from '#tests/support/shapes'
import { cloneOf } from '#tests/support/teaching'

async function expiredToken(user: User) {
  const token = await User.accessTokens.create(user, ['*'], { expiresIn: '-1 second' })
  return token.value!.release()
}

test.group('API errors', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a credential that is none gets 401')
    .with([
      {},
      { Authorization: '' },
      { Authorization: 'Bearer' },
      { Authorization: 'Bearer ' },
      { Authorization: 'Bearer nonsense' },
      { Authorization: 'Bearer cmt_' },
      { Authorization: 'Bearer cmt_MQ.c2VjcmV0' },
      { Authorization: 'Bearer cmt_.' },
      { Authorization: `Bearer cmt_${Buffer.from('1e3').toString('base64url')}.c2VjcmV0` },
      { Authorization: `Bearer cmt_${'A'.repeat(8000)}` },
      { Authorization: `Bearer ${Buffer.from('é\0\n').toString('base64')}` },
      { Authorization: 'Basic aW5lczptYXJtYWxhZGU=' },
      { 'X-API-Key': 'cmk_nonsense' },
      { Cookie: 'session=s%3Aabc; remember_web=xyz' },
    ] as Record<string, string>[])
    .run(async ({ client, assert }, headers) => {
      const response = await client.get('/api/auth/me').headers(headers)
      assertProblem(assert, response, 'unauthenticated')
      assert.match(response.header('www-authenticate')!, /^Bearer realm="/)
    })

  test('an expired token gets 401', async ({ client, assert }) => {
    const user = await UserFactory.create()
    const response = await client.get('/api/auth/me').bearerToken(await expiredToken(user))
    assertProblem(assert, response, 'unauthenticated')
  })

  test('the secret of another token does not fit', async ({ client, assert }) => {
    const [ines, tomas] = [await apiMember(client), await apiMember(client)]
    const forged = `${ines.token.split('.')[0]}.${tomas.token.split('.')[1]}`
    assertProblem(assert, await client.get('/api/auth/me').bearerToken(forged), 'unauthenticated')
  })

  test('a session of the pages does not open the API', async ({ client, assert }) => {
    const user = await UserFactory.create()
    const page = await client.get('/dashboard').loginAs(user).redirects(0)
    page.assertStatus(200)
    const response = await client.get('/api/auth/me').loginAs(user)
    assertProblem(assert, response, 'unauthenticated')
  })

  test('the account of a token that is gone gets 401', async ({ client, assert }) => {
    const ines = await apiMember(client)
    await ines.user.delete()
    assertProblem(assert, await ines.get('/api/auth/me'), 'unauthenticated')
  })

  test('a suspended account gets 403', async ({ client, assert }) => {
    const suspended = await apiMember(client, await UserFactory.apply('suspended').create())
    assertProblem(assert, await suspended.get('/api/clones'), 'forbidden')
    assertProblem(assert, await suspended.post('/api/clones', { name: 'Rui' }), 'forbidden')
    const login = { email: suspended.user.email, password: factoryPassword }
    assertProblem(assert, await client.post('/api/auth/login').json(login), 'forbidden')
    const guess = await client.post('/api/auth/login').json({ ...login, password: 'no' })
    assertProblem(assert, guess, 'unauthenticated')
  })

  test('there is nothing at {$self}')
    .with([
      '/api',
      '/api/',
      '/api/nothing',
      '/api/clones/1',
      '/api/clones/undefined',
      '/api/clones/zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz',
      `/api/clones/${unknownId}0`,
      `/api/clones/${unknownId.replaceAll('-', '')}`,
      `/api/clones/${unknownId}`,
      `/api/clones/${unknownId}/nothing`,
      '/api/clones/1/memories',
      '/api/memories/1',
      `/api/clones/${unknownId}/memories/1`,
      `/api/clones/${unknownId}/documents/1`,
      '/api/conversations/1',
      '/api/conversations/1/messages',
      '/api/clones/1/search?q=bee',
      '/api/auth/register',
      '/api/%2e%2e/%2e%2e/etc/passwd',
    ])
    .run(async ({ client, assert }, path) => {
      const ines = await apiMember(client)
      const response = await ines.get(path)
      assertProblem(assert, response, 'not-found')
      assert.isUndefined(response.header('strict-transport-security'))
    })

  test('a method that an address does not know gets 404', async ({ client, assert }) => {
    const ines = await apiMember(client)
    assertProblem(assert, await ines.delete('/api/clones'), 'not-found')
    assertProblem(assert, await ines.post('/api/auth/me', {}), 'not-found')
    assertProblem(assert, await ines.put('/api/auth/login', {}), 'not-found')
    assertProblem(assert, await ines.patch('/api/nothing', {}), 'not-found')
  })

  test('whoever prefers HTML gets problem details all the same', async ({ client, assert }) => {
    const page = await client.get('/api/nothing').accept('text/html')
    assertProblem(assert, page, 'not-found')
    const member = await client.get('/api/clones').accept('text/html')
    assertProblem(assert, member, 'unauthenticated')
    const fragment = await client.get('/api/clones').header('HX-Request', 'true')
    assertProblem(assert, fragment, 'unauthenticated')
  })

  test('a well-formed request id is kept: {$self}')
    .with(['a', 'req_01HZX.test:42-a', 'x'.repeat(128)])
    .run(async ({ client, assert }, id) => {
      for (const path of ['/api/clones', '/api/nothing', '/health/live', '/']) {
        const response = await client.get(path).header('X-Request-Id', id)
        assert.equal(response.header('x-request-id'), id)
      }
    })

  test('any other request id is replaced: {$self}')
    .with(['', ' ', 'x'.repeat(129), 'a b', '<script>', 'a;b', 'ü'])
    .run(async ({ client, assert }, id) => {
      const headers = { 'X-Request-Id': id }
      const first = await client.get('/api/clones').headers(headers)
      const second = await client.get('/api/clones').headers(headers)
      for (const response of [first, second]) {
        assert.match(response.header('x-request-id')!, /^[0-9a-f-]{36}$/)
      }
      assert.notEqual(first.header('x-request-id'), second.header('x-request-id'))
    })

  test('every type of problem is explained at its address', async ({ client, assert }) => {
    for (const [type, { title }] of Object.entries(problemTypes)) {
      const response = await client.get(`/problems/${type}`)
      response.assertStatus(200)
      assert.match(response.header('content-type')!, /^text\/html/)
      assert.include(response.text(), title)
    }
    const unknown = await client.get('/problems/nothing')
    unknown.assertStatus(404)
  })

  test('a failure tells nothing of the inside', async ({ client, assert, cleanup }) => {
    const ines = await apiMember(client)
    const { createClone } = User.prototype
    User.prototype.createClone = () => {
      throw Object.assign(new Error('insert into clones: secret value'), { code: 'SQLITE_CORRUPT' })
    }
    cleanup(() => void (User.prototype.createClone = createClone))
    const response = await fetch(`${appUrl}/api/clones`, {
      method: 'POST',
      headers: { 'Authorization': `Bearer ${ines.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'Rui' }),
    })
    assert.equal(response.status, 500)
    assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8')
    assert.isNotNull(response.headers.get('x-request-id'))
    const problem = (await response.json()) as Record<string, unknown>
    assert.sameMembers(Object.keys(problem), ['type', 'title', 'status', 'detail'])
    assert.equal(problem.type, '/problems/internal-error')
    assert.notMatch(JSON.stringify(problem), /secret|insert|SQLITE/)
  })

  test('HEAD answers like GET, without a body', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const response = await client.request('/api/clones', 'HEAD').bearerToken(ines.token)
    response.assertStatus(200)
    assert.equal(response.header('x-total-count'), '0')
    assert.isEmpty(response.text() ?? '')
  })
})

test.group('API errors of bodies', () => {
  test('{what} gets 400')
    .with([
      { what: 'broken JSON', json: '{"name": ' },
      { what: 'JSON with something after it', json: '{"name":"Rui"} extra' },
      { what: 'a single quote', json: "{'name':'Rui'}" },
      { what: 'a number that is none', json: '{"name":NaN}' },
      { what: 'a comma too much', json: '{"name":"Rui",}' },
      { what: 'a control character in a string', json: '{"name":"a\u0001b"}' },
    ])
    .run(async ({ client, assert }, { json }) => {
      const ines = await apiMember(client)
      assertProblem(assert, await ines.raw('POST', '/api/clones', json), 'malformed-request')
      const login = await client
        .post('/api/auth/login')
        .type('application/json')
        .json(json as any)
      assertProblem(assert, login, 'malformed-request')
    })

  test('{what} gets 422')
    .with([
      { what: 'no body', json: '' },
      { what: 'a string', json: '"Rui"' },
      { what: 'a number', json: '42' },
      { what: 'null', json: 'null' },
      { what: 'a list', json: '["Rui"]' },
      { what: 'an empty object', json: '{}' },
    ])
    .run(async ({ client, assert }, { json }) => {
      const ines = await apiMember(client)
      const response = await ines.raw('POST', '/api/clones', json)
      assertProblem(assert, response, 'validation-failed', ['errors'])
    })

  test('malformed multipart gets 400: {what}')
    .with([
      { what: 'no boundary', type: 'multipart/form-data', body: 'x' },
      { what: 'a boundary that never comes', type: 'multipart/form-data; boundary=x', body: 'abc' },
      {
        what: 'an end that never comes',
        type: 'multipart/form-data; boundary=x',
        body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nbees',
      },
      {
        what: 'a header that is none',
        type: 'multipart/form-data; boundary=x',
        body: '--x\r\n\0\0\0\r\n\r\nbees\r\n--x--',
      },
      { what: 'nothing', type: 'multipart/form-data; boundary=x', body: '' },
    ])
    .run(async ({ client, assert }, { type, body }) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const response = await rawRequest(`/api/clones/${clone.id}/documents`, {
        method: 'POST',
        headers: { 'Authorization': `Bearer ${ines.token}`, 'Content-Type': type },
        body,
      })
      assert.equal(response.status, 400, response.text)
      assert.match(response.headers['content-type'], /^application\/problem\+json/)
    })

  test('a body that is no JSON gets 415')
    .with(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'nonsense'])
    .run(async ({ client, assert }, type) => {
      const ines = await apiMember(client)
      const response = await rawRequest('/api/clones', {
        method: 'POST',
        headers: { 'Authorization': `Bearer ${ines.token}`, 'Content-Type': type },
        body: '{"name":"Rui"}',
      })
      assert.equal(response.status, 415, response.text)
      assert.include(response.text, '/problems/unsupported-media-type')
    })

  test('compressed JSON is read, unless it is broken, unknown or grows too large', async ({
    client,
    assert,
  }) => {
    const { gzipSync } = await import('node:zlib')
    const ines = await apiMember(client)
    const send = (body: Buffer, encoding: string) =>
      rawRequest('/api/clones', {
        method: 'POST',
        headers: {
          'Authorization': `Bearer ${ines.token}`,
          'Content-Type': 'application/json',
          'Content-Encoding': encoding,
        },
        body,
      })
    const small = gzipSync('{"name":"Rui"}')
    assert.equal((await send(small, 'gzip')).status, 201)
    assert.equal((await send(small.subarray(0, 15), 'gzip')).status, 400)
    assert.equal((await send(Buffer.from('no gzip'), 'gzip')).status, 400)
    assert.equal((await send(small, 'compress')).status, 415)
    const bomb = gzipSync(JSON.stringify({ name: 'x'.repeat(50 * 1024 * 1024) }))
    assert.equal((await send(bomb, 'gzip')).status, 413)
  })

  test('{what} over its limit gets 413')
    .with([
      { what: 'a body', path: '/api/clones', limit: bodyLimit },
      { what: 'a document', path: '/api/clones/{id}/documents', limit: documentTextLimit },
      { what: 'a login', path: '/api/auth/login', limit: bodyLimit },
    ])
    .run(async ({ client, assert }, { path, limit }) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const json = JSON.stringify({ name: 'x'.repeat(limit) })
      const response = await ines.raw('POST', path.replace('{id}', clone.id), json)
      const problem = assertProblem(assert, response, 'too-large', ['limit_bytes'])
      assert.equal(problem.limit_bytes, limit)
    })

  test('two million characters fit, however they are written', async ({ client, assert }) => {
    const ines = await apiMember(client)
    const clone = await cloneOf(ines)
    const content = '\\u00e9'.repeat(2_000_000)
    const json = `{"title":"Letters","content":"${content}"}`
    const response = await ines.raw('POST', `/api/clones/${clone.id}/documents`, json)
    response.assertStatus(201)
    assert.equal(response.body().char_count, 2_000_000)
  })

  test('a body without end is refused while it is read: {what}')
    .with([
      {
        what: 'JSON',
        type: 'application/json',
        start: '{"name":"',
        limit: bodyLimit,
        path: '/api/clones',
      },
      {
        what: 'a login',
        type: 'application/json',
        start: '{"email":"',
        limit: bodyLimit,
        path: '/api/auth/login',
      },
      {
        what: 'a document',
        type: 'application/json',
        start: '{"content":"',
        limit: documentTextLimit,
        path: '/api/clones/{id}/documents',
      },
      {
        what: 'a file',
        type: 'multipart/form-data; boundary=x',
        start: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n',
        limit: documentFileLimit,
        path: '/api/clones/{id}/documents',
      },
      {
        what: 'a field',
        type: 'multipart/form-data; boundary=x',
        start: '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\n',
        limit: documentFileLimit,
        path: '/api/clones/{id}/documents',
      },
    ])
    .run(async ({ client, assert }, { type, start, limit, path }) => {
      const ines = await apiMember(client)
      const clone = await cloneOf(ines)
      const headers = { 'Authorization': `Bearer ${ines.token}`, 'Content-Type': type }
      const response = await endlessRequest(path.replace('{id}', clone.id), headers, start)
      assert.equal(response.status, 413, response.text)
      assert.equal(JSON.parse(response.text).limit_bytes, limit)
      assert.isBelow(response.sent, limit + 30 * 1024 * 1024)
    })

  test('a stranger’s upload is refused unread', async ({ client, assert }) => {
    const clone = await cloneOf(await apiMember(client))
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
    const response = await endlessRequest(`/api/clones/${clone.id}/documents`, headers, '--x\r\n')
    assert.equal(response.status, 401)
    assert.isBelow(response.sent, 20 * 1024 * 1024)
  })
})
