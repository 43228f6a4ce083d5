import { randomUUID } from 'node:crypto'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { startServer, type RunningServer } from '#tests/support/running_server'
import { forgetWindows } from '#tests/support/windows'

const ines = '203.0.113.9'
const edge = '173.245.48.7'

/** Somebody else with each request, as far as she says herself. */
const forged = (attempt: number) => `198.51.100.${attempt}`

const post = (url: string, path: string, headers: Record<string, string>, body: object) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

const register = ({ url }: RunningServer, headers: Record<string, string>) =>
  post(url, '/api/auth/register', headers, {
    email: `${randomUUID()}@example.com`,
    password: 'measure twice, cut once',
  })

const guess = ({ url }: RunningServer, headers: Record<string, string>) =>
  post(url, '/api/auth/login', headers, { email: `${randomUUID()}@example.com`, password: 'wrong' })

/** An admin, who reads in the audit log where accounts were made. */
async function admin(server: RunningServer, headers: Record<string, string>) {
  const fields = { email: `${randomUUID()}@example.com`, password: 'measure twice, cut once' }
  const registered = await post(server.url, '/api/auth/register', headers, fields)
  const { access_token: token } = (await registered.json()) as { access_token: string }
  await server.command('admin:grant', fields.email)
  return async () => {
    const log = await fetch(`${server.url}/api/admin/audit?limit=100`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    const entries = (await log.json()) as Array<{ event: string; ip_address: string }>
    return entries
      .filter(({ event }) => event === 'account.created')
      .map(({ ip_address: address }) => address)
      .slice(0, 4)
  }
}

const behind = [
  { proxy: undefined, chain: (by: string) => by, seen: '127.0.0.1' },
  { proxy: '1', chain: (by: string) => `${by}, ${ines}`, seen: ines },
  { proxy: '2', chain: (by: string) => `${by}, ${ines}, ${edge}`, seen: ines },
  {
    proxy: 'loopback, 173.245.48.0/20',
    chain: (by: string) => `${by}, ${ines}, ${edge}`,
    seen: ines,
  },
]

test.group('Behind proxies', (group) => {
  group.each.timeout(60_000)
  // On PostgreSQL the servers count together.
  group.each.setup(async () => {
    await forgetWindows()
    return async () => void (await forgetWindows())
  })

  test('with TRUST_PROXY={proxy} forged headers walk around no limit, and are not logged')
    .with(behind)
    .run(async ({ assert, cleanup }, { proxy, chain, seen }) => {
      const server = await startServer({
        env: { LIMIT_REGISTRATIONS: '4', ...(proxy && { TRUST_PROXY: proxy }) },
      })
      cleanup(async () => {
        await server.stop()
        server.clear()
      })
      const from = (attempt: number) => ({
        'X-Forwarded-For': chain(forged(attempt)),
        'X-Real-IP': forged(attempt),
        'Forwarded': `for=${forged(attempt)}`,
      })
      const addresses = await admin(server, from(0))
      const registered = []
      for (const attempt of [1, 2, 3, 4, 5])
        registered.push((await register(server, from(attempt))).status)
      assert.deepEqual(registered, [201, 201, 201, 429, 429])
      const guessed = []
      for (let attempt = 0; attempt < 52; attempt++)
        guessed.push((await guess(server, from(attempt))).status)
      assert.deepEqual(guessed.slice(-4), [401, 401, 429, 429])
      assert.deepEqual(await addresses(), [seen, seen, seen, seen])
      const elsewhere = await guess(server, {
        'X-Forwarded-For': chain('').replace(ines, '192.0.2.7'),
      })
      assert.equal(elsewhere.status, proxy ? 401 : 429)
    })

  test('a value that means nothing is refused at start, with what is allowed', async ({
    assert,
  }) => {
    const start = promisify(execFile)(
      process.execPath,
      ['ace.js', 'admin:grant', 'nobody@example.com'],
      {
        cwd: app.makePath(),
        env: { ...process.env, TRUST_PROXY: 'yes' },
      }
    )
    const { stderr, stdout } = await start.then(
      () => assert.fail('It started'),
      (error) => error
    )
    assert.match(stderr + stdout, /TRUST_PROXY does not understand "yes".+loopback/s)
  })
})
