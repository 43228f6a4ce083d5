import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { Browser } from '#tests/support/browser'
import { startServer, type RunningServer } from '#tests/support/running_server'

const pages = ['/', '/docs', '/problems', '/problems/not-found']
const forms = ['/login', '/signup', '/password/forgotten']

function rowsOf({ folder }: RunningServer) {
  const database = new Database(join(folder, 'volatile.sqlite'), { readonly: true })
  try {
    return database.prepare('SELECT count(*) FROM sessions').pluck().get() as number
  } finally {
    database.close()
  }
}

/** A server of its own: those of the tests keep sessions in memory. */
test.group('Sessions of guests', (group) => {
  let server: RunningServer
  group.each.timeout(60_000)
  group.setup(async () => {
    server = await startServer({ env: { DATABASE_URL: '' } })
    return async () => {
      await server.stop()
      server.clear()
    }
  })

  const guest = () => new Browser(undefined, server.url)
  const newcomer = () => ({
    email: `${randomUUID()}@example.com`,
    password: 'measure twice, cut once',
  })

  test('who calls without cookies leaves no row', async ({ assert }) => {
    for (let visit = 0; visit < 20; visit++) {
      for (const path of [...pages, ...forms, '/dashboard', '/clones/new'])
        await fetch(`${server.url}${path}`, { redirect: 'manual' })
      await fetch(`${server.url}/login`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ email: 'a@example.com', password: 'wrong' }),
      })
    }
    assert.equal(rowsOf(server), 0)
  })

  test('a page without a form sets no cookie, also for who has some', async ({ assert }) => {
    const browser = guest()
    for (const path of pages) assert.isEmpty((await browser.get(path)).headers.getSetCookie())
    await browser.get('/login')
    assert.sameMembers([...browser.cookies.keys()], ['session', 'guest'])
    for (const path of pages) assert.isEmpty((await browser.get(path)).headers.getSetCookie())
  })

  test('a form of a guest works, and only with its own secret', async ({ assert }) => {
    const browser = guest()
    const page = await browser.get('/login')
    const [, token] = /name='_csrf' value='(.+?)'/.exec(await page.text())!
    const attempt = (cookies: Map<string, string>, _csrf: string) =>
      fetch(`${server.url}/password/forgotten`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        body: new URLSearchParams({ email: 'nobody@example.com', _csrf }),
      })
    const stranger = guest()
    await stranger.get('/login')
    for (const [cookies, sent] of [
      [new Map(), token],
      [stranger.cookies, token],
      [browser.cookies, ''],
      [browser.cookies, `${token}x`],
      [new Map([...browser.cookies, ['guest', `${browser.cookies.get('guest')}x`]]), token],
    ] as const) {
      assert.equal((await attempt(cookies, sent)).status, 403)
    }
    assert.equal((await attempt(browser.cookies, token)).status, 302)
    assert.equal(rowsOf(server), 0)
  })

  test('what was wrong with a form is shown once, however much was typed', async ({ assert }) => {
    for (const fullName of ['Rui', 'x'.repeat(200_000)]) {
      const browser = guest()
      const fields = { email: 'no address', password: 'short', full_name: fullName }
      const answer = await browser.submit('/signup', '/signup', fields)
      const cookies = answer.headers.getSetCookie()
      assert.isTrue(cookies.every((cookie) => cookie.length < 4096))
      const shown = await (await browser.get('/signup')).text()
      assert.include(shown, 'Please look at the marked fields')
      assert.include(shown, 'value="no address"')
      assert.notInclude(await (await browser.get('/signup')).text(), 'marked fields')
    }
  })

  test('a login begins a row under another id, with another secret, and takes the guest along', async ({
    assert,
  }) => {
    const browser = guest()
    const away = await browser.get('/account')
    assert.equal(away.headers.get('location'), '/login')
    const fields = newcomer()
    const registered = guest()
    await registered.submit('/signup', '/signup', fields)
    const rows = rowsOf(server)
    await browser.get('/login')
    const [before, planted] = [browser.cookies.get('session'), new Map(browser.cookies)]
    const answer = await browser.logIn(fields.email, fields.password)
    assert.equal(answer.headers.get('location'), '/account')
    assert.equal(rowsOf(server), rows + 1)
    assert.notEqual(browser.cookies.get('session'), before)
    assert.isFalse(browser.cookies.has('guest'))
    assert.isTrue(await browser.isLoggedIn())

    const fixed = guest()
    for (const [name, value] of planted) fixed.cookies.set(name, value)
    assert.isFalse(await fixed.isLoggedIn())
    const form = await (await fixed.get('/login')).text()
    const [, known] = /name='_csrf' value='(.+?)'/.exec(form)!
    const forged = await fetch(`${server.url}/logout`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: `session=${browser.cookies.get('session')}` },
      body: new URLSearchParams({ _csrf: known }),
    })
    assert.equal(forged.status, 403)

    await browser.submit('/account', '/logout')
    assert.equal(rowsOf(server), rows)
    assert.isFalse(await browser.isLoggedIn())
  })
})
