import { test } from '@japa/runner'
import { Browser } from '#tests/support/browser'
import { member, startServer, until, type RunningServer } from '#tests/support/running_server'

const chatOf = (from: number, end: number) =>
  Array.from({ length: end - from }, (_, n) => {
    const minute = String((from + n) % 60).padStart(2, '0')
    return `13/05/2021, 18:${minute} - ${(from + n) % 2 ? 'Maria' : 'Rui'}: Message ${from + n}`
  }).join('\n')

const formOf = (chat: string) => {
  const form = new FormData()
  form.append('file', new Blob([chat]), 'chat.txt')
  return form
}

async function importer(url: string) {
  const known = await member(url)
  await known.api('PATCH', '/auth/me', { consents: { chat_import: true } })
  const clone = await known.api('POST', '/clones', { name: 'Maria' })
  const upload = (chat: string, base = url) =>
    fetch(`${base}/api/clones/${clone.id}/memories/import`, {
      method: 'POST',
      headers: known.headers,
      body: formOf(chat),
    })
  const isDone = async (id: string) => (await known.api('GET', `/imports/${id}`)).status === 'done'
  const memoryCount = async () => (await known.api('GET', `/clones/${clone.id}`)).memory_count
  return { ...known, clone, upload, isDone, memoryCount }
}

test.group('Imports between two processes', (group) => {
  let servers: RunningServer[]

  group.setup(async () => {
    const first = await startServer()
    servers = [first, await startServer({ folder: first.folder })]
    return async () => {
      await Promise.all(servers.map((server) => server.stop()))
      first.clear()
    }
  })

  test('of one file that is sent eight times at once one is imported', async ({ assert }) => {
    const { upload, isDone, memoryCount } = await importer(servers[0].url)
    const chat = chatOf(0, 300)
    const sent = await Promise.all(
      Array.from({ length: 8 }, (_, n) => upload(chat, servers[n % 2].url))
    )
    assert.deepEqual(sent.map(({ status }) => status).sort(), [202, ...Array(7).fill(409)])
    const { id } = (await sent.find(({ status }) => status === 202)!.json()) as { id: string }
    const others = sent.filter(({ status }) => status === 409)
    for (const other of others) assert.equal(((await other.json()) as any).import_id, id)
    await until(() => isDone(id))
    assert.equal(await memoryCount(), 300)
  }).timeout(60_000)

  test('of exports that overlap each message is taken once', async ({ assert }) => {
    const { api, upload, isDone, memoryCount } = await importer(servers[0].url)
    const sent = await Promise.all([
      upload(chatOf(0, 300), servers[0].url),
      upload(chatOf(100, 400), servers[1].url),
      upload(chatOf(200, 500), servers[0].url),
    ])
    const imports = (await Promise.all(sent.map((response) => response.json()))) as any[]
    for (const { id } of imports) await until(() => isDone(id))
    assert.equal(await memoryCount(), 500)
    const done = await Promise.all(imports.map(({ id }) => api('GET', `/imports/${id}`)))
    const sum = (key: string) => done.reduce((total, one) => total + one[key], 0)
    assert.deepEqual([sum('found'), sum('imported'), sum('skipped')], [900, 500, 400])
  }).timeout(60_000)

  test('of two decisions at once one holds', async ({ assert }) => {
    const { api, clone, email, password, isDone, memoryCount } = await importer(servers[0].url)
    const browsers = servers.map(({ url }) => new Browser(undefined, url))
    for (const browser of browsers) await browser.logIn(email, password)
    const page = `/clones/${clone.id}/imports/new`
    const uploaded = await browsers[0].upload(
      page,
      `/clones/${clone.id}/imports`,
      formOf(chatOf(0, 300))
    )
    const address = uploaded.headers.get('location')!
    const id = address.split('/').at(-1)!
    await until(async () => (await api('GET', `/imports/${id}`)).read_at !== null)
    await Promise.all(
      browsers.map((browser, n) =>
        browser.submit(address, `${address}/confirmation`, {
          speaker: 'Maria',
          words: n === 0 ? 'speaker' : 'all',
        })
      )
    )
    await until(() => isDone(id))
    assert.include([150, 300], await memoryCount())
  }).timeout(60_000)
})

// Without those two: over one database they would take the job, and have their files elsewhere.
test.group('An import whose process dies', () => {
  test('killed while it teaches, it goes on without holes and without doubles', async ({
    assert,
  }) => {
    const first = await startServer()
    const { api, clone, headers, upload } = await importer(first.url)
    const sent = await upload(chatOf(0, 4000))
    const { id } = (await sent.json()) as { id: string }
    await until(async () => (await api('GET', `/imports/${id}`)).imported > 200, 10)
    const { imported } = await api('GET', `/imports/${id}`)
    await first.stop('SIGKILL')
    assert.isBelow(imported, 4000)

    const second = await startServer({ folder: first.folder })
    const again = (path: string) =>
      fetch(`${second.url}/api${path}`, { headers }).then((response) => response.json() as any)
    await until(async () => (await again(`/imports/${id}`)).status === 'done')
    assert.containsSubset(await again(`/imports/${id}`), { imported: 4000, skipped: 0 })
    const contents = new Set<string>()
    for (let skip = 0; skip < 4000; skip += 100) {
      const memories = await again(`/clones/${clone.id}/memories?skip=${skip}`)
      for (const { content } of memories) contents.add(content)
    }
    assert.equal(contents.size, 4000)
    await second.stop()
    second.clear()
  }).timeout(120_000)
})
