import { test } from '@japa/runner'
import { member, startServer, type RunningServer } from '#tests/support/running_server'

/** One process hides races, since a handler may run to its end in one go: these need two on one database. */
test.group('Races between two processes', (group) => {
  let servers: RunningServer[]

  group.setup(async () => {
    const first = await startServer({ env: { LIMIT_REGISTRATIONS: '1000' } })
    servers = [
      first,
      await startServer({ folder: first.folder, env: { LIMIT_REGISTRATIONS: '1000' } }),
    ]
    return async () => {
      await Promise.all(servers.map((server) => server.stop()))
      first.clear()
    }
  })

  const inTurn = (n: number) => servers[n % servers.length].url

  const tally = (responses: Response[]) =>
    responses.reduce<Record<number, number>>(
      (counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
      {}
    )

  test('of 50 clones at once the plan FREE gets exactly two', async ({ assert }) => {
    const { send, api } = await member(servers[0].url)
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        send('POST', '/clones', { name: `Clone ${n}` }, inTurn(n))
      )
    )
    assert.deepEqual(tally(made), { 201: 2, 402: 48 })
    assert.lengthOf(await api('GET', '/clones'), 2)
  }).timeout(60_000)

  test('of 12 documents at once a clone gets exactly five', async ({ assert }) => {
    const { send, api } = await member(servers[0].url)
    const { id } = await api('POST', '/clones', { name: 'Rui' })
    const path = `/clones/${id}/documents`
    const added = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        send('POST', path, { title: `Letter ${n}`, content: 'Dear Inês.' }, inTurn(n))
      )
    )
    assert.deepEqual(tally(added), { 201: 5, 402: 7 })
    assert.lengthOf(await api('GET', path), 5)
  }).timeout(60_000)

  test('of 140 messages at once a month has exactly one hundred, each at a place of its own', async ({
    assert,
  }) => {
    const { send, api } = await member(servers[0].url)
    const clone = await api('POST', '/clones', { name: 'Rui' })
    const { id } = await api('POST', `/clones/${clone.id}/conversations`, {})
    const path = `/conversations/${id}/messages`
    const sent = await Promise.all(
      Array.from({ length: 140 }, (_, n) =>
        send('POST', path, { content: `Hello number ${n}` }, inTurn(n))
      )
    )
    assert.deepEqual(tally(sent), { 201: 100, 402: 40 })
    const { message_count: count } = await api('GET', `/conversations/${id}`)
    assert.equal(count, 200)
  }).timeout(120_000)

  test('of 30 registrations of one address at once exactly one succeeds', async ({ assert }) => {
    const body = JSON.stringify({
      email: `race-${crypto.randomUUID()}@example.com`,
      password: 'a good long password',
    })
    const headers = { 'Content-Type': 'application/json' }
    const attempts = Array.from({ length: 30 }, (_, n) =>
      fetch(`${inTurn(n)}/api/auth/register`, { method: 'POST', headers, body })
    )
    const counts = tally(await Promise.all(attempts))
    assert.equal(counts[201], 1)
    assert.equal((counts[201] ?? 0) + (counts[409] ?? 0) + (counts[503] ?? 0), 30)
  }).timeout(60_000)

  test('of 200 requests at once under a key’s limit of 50 exactly 50 pass', async ({ assert }) => {
    const { api } = await member(servers[0].url)
    const { raw_key: rawKey } = await api('POST', '/api-keys', {
      label: 'Race',
      rate_limit_requests: 50,
      rate_limit_window_seconds: 86_400,
    })
    const headers = { 'X-API-Key': rawKey }
    const asked = await Promise.all(
      Array.from({ length: 200 }, (_, n) => fetch(`${inTurn(n)}/api/clones`, { headers }))
    )
    assert.deepEqual(tally(asked), { 200: 50, 429: 150 })
    const left = asked.filter(({ ok }) => ok).map((one) => one.headers.get('ratelimit-remaining'))
    assert.sameMembers(
      left.map(Number),
      Array.from({ length: 50 }, (_, n) => n)
    )
  }).timeout(60_000)

  test('of 20 POSTs at once with one idempotency key exactly one is carried out', async ({
    assert,
  }) => {
    const { headers, api } = await member(servers[0].url)
    const posted = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        fetch(`${inTurn(n)}/api/clones`, {
          method: 'POST',
          headers: {
            ...headers,
            'Content-Type': 'application/json',
            'Idempotency-Key': 'the one and only',
          },
          body: '{"name": "Rui"}',
        })
      )
    )
    const isFirst = (one: Response) => one.status === 201 && !one.headers.get('idempotent-replayed')
    assert.lengthOf(posted.filter(isFirst), 1)
    const counts = tally(posted)
    assert.equal((counts[201] ?? 0) + (counts[409] ?? 0), 20)
    assert.lengthOf(await api('GET', '/clones'), 1)
  }).timeout(60_000)
})
