import { test } from '@japa/runner'
import User from '#models/user'
import { Browser } from '#tests/support/browser'
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

  test('a plan that changes meanwhile is kept to from then on', async ({ assert }) => {
    const { send, api, email, password } = await member(servers[0].url)
    const browser = new Browser(undefined, servers[1].url)
    await browser.logIn(email, password)
    const moveTo = async (plan: string) => {
      const { checkout_url: url } = await api('POST', '/billing/checkout', { plan })
      const token = new URL(url).searchParams.get('token')!
      return () => browser.submit('/billing', '/billing/subscription', { token })
    }
    const make = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        send('POST', '/clones', { name: `Clone ${n}` }, inTurn(n))
      )
    const raise = await moveTo('STARTER')
    const [during] = await Promise.all([Promise.all(make(20)), raise()])
    const made = tally(during)[201]
    assert.isAtLeast(made, 2)
    assert.isAtMost(made, 10)
    await Promise.all(make(20))
    const clones = await api('GET', '/clones')
    assert.lengthOf(clones, 10)

    await Promise.all(clones.slice(0, 4).map(({ id }: any) => send('DELETE', `/clones/${id}`)))
    const lower = await moveTo('FREE')
    await Promise.all([Promise.all(make(20)), lower(), lower()])
    assert.deepEqual(tally(await Promise.all(make(10))), { 402: 10 })
    const { billing_plan: plan, clones: gauge } = await api('GET', '/usage')
    assert.equal(plan, 'FREE')
    assert.isAtMost(gauge.current, 10)
    assert.lengthOf(await api('GET', '/clones'), gauge.current)
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

  test("of two admins who take each other's rights at once one keeps them", async ({ assert }) => {
    // On PostgreSQL the servers share the database of this process, where other tests may have left admins.
    await User.query().update({ is_platform_admin: false })
    const admins = await Promise.all(servers.map(({ url }) => member(url)))
    const ids: string[] = []
    for (const { api } of admins) {
      const { id, email } = await api('GET', '/auth/me')
      ids.push(id)
      await servers[0].command('admin:grant', email)
    }
    const outcomes = new Set<number>()
    for (let round = 0; round < 20; round++) {
      const taken = await Promise.all(
        admins.map(({ send }, n) =>
          send('PATCH', `/admin/users/${ids[1 - n]}`, { is_platform_admin: false }, inTurn(n))
        )
      )
      const winners = taken.filter(({ status }) => status === 200)
      assert.lengthOf(winners, 1)
      const winner = taken.indexOf(winners[0])
      outcomes.add(taken[1 - winner].status)
      const granted = await admins[winner].send('PATCH', `/admin/users/${ids[1 - winner]}`, {
        is_platform_admin: true,
      })
      assert.equal(granted.status, 200)
    }
    // Whoever came later was refused by the statement, or as somebody who is no admin any more.
    assert.isEmpty([...outcomes].filter((status) => status !== 409 && status !== 403))
  }).timeout(120_000)

  test('of two admins who leave at once, whichever way, one stays', async ({ assert }) => {
    await User.query().update({ is_platform_admin: false })
    const promoted = async (url: string) => {
      const admin = await member(url)
      const { id } = await admin.api('GET', '/auth/me')
      await servers[0].command('admin:grant', admin.email)
      return { ...admin, id }
    }
    let rui = await promoted(inTurn(0))
    let ana = await promoted(inTurn(1))
    // Servers on SQLite have a database of their own, where the test before this one left admins.
    const users: Array<{ id: string; is_platform_admin: boolean }> = await rui.api(
      'GET',
      '/admin/users'
    )
    for (const { id, is_platform_admin: isAdmin } of users)
      if (isAdmin && ![rui.id, ana.id].includes(id))
        await rui.api('PATCH', `/admin/users/${id}`, { is_platform_admin: false })
    for (let round = 0; round < 6; round++) {
      const leaves = rui.send('DELETE', '/auth/me', { password: rui.password }, inTurn(round))
      const other =
        round % 2
          ? ana.send('DELETE', '/auth/me', { password: ana.password }, inTurn(round + 1))
          : rui.send(
              'PATCH',
              `/admin/users/${ana.id}`,
              { is_platform_admin: false },
              inTurn(round + 1)
            )
      const statuses = (await Promise.all([leaves, other])).map(({ status }) => status)
      assert.isEmpty(
        statuses.filter((status) => status >= 500),
        `${statuses}`
      )
      const left = await Promise.all(
        [rui, ana].map(async (one) => (await one.send('GET', '/admin/stats')).status === 200)
      )
      assert.lengthOf(left.filter(Boolean), 1, `${statuses}`)
      if (left[0]) ana = await promoted(inTurn(1))
      else [rui, ana] = [ana, await promoted(inTurn(0))]
    }
  }).timeout(120_000)

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
