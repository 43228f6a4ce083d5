import { test } from '@japa/runner'
import { member, startServer, until } from '#tests/support/running_server'

test.group('Durability', () => {
  test('what was acknowledged survives kill -9, and the queue goes on after a restart', async ({
    assert,
  }) => {
    const first = await startServer()
    const { api, headers } = await member(first.url)
    const clone = await api('POST', '/clones', { name: 'Rui' })
    const form = new FormData()
    form.append('file', new Blob(['I was born in Porto. '.repeat(20_000)]), 'life.txt')
    const upload = await fetch(`${first.url}/api/clones/${clone.id}/documents`, {
      method: 'POST',
      headers,
      body: form,
    })
    assert.equal(upload.status, 201)
    const { id } = (await upload.json()) as { id: string }
    const memories = Array.from({ length: 20 }, (_, n) =>
      api('POST', `/clones/${clone.id}/memories`, { content: `Memory ${n}` })
    )
    await Promise.all(memories)
    await first.stop('SIGKILL')

    const second = await startServer({ folder: first.folder })
    const again = (path: string) =>
      fetch(`${second.url}/api${path}`, { headers }).then((response) => response.json() as any)
    assert.lengthOf(await again(`/clones/${clone.id}/memories`), 20)
    await until(async () => (await again(`/clones/${clone.id}/documents/${id}`)).status === 'ready')
    const document = await again(`/clones/${clone.id}/documents/${id}`)
    assert.isAbove(document.chunk_count, 500)
    assert.isNotEmpty(await again(`/clones/${clone.id}/search?q=Porto`))
    await second.stop()
    second.clear()
  }).timeout(120_000)

  test('SIGTERM lets a reply come to its end, then exits with 0', async ({ assert }) => {
    const server = await startServer()
    const { api, headers } = await member(server.url)
    const clone = await api('POST', '/clones', { name: 'Rui' })
    await api('POST', `/clones/${clone.id}/memories`, { content: 'I was born in Porto.' })
    const { id } = await api('POST', `/clones/${clone.id}/conversations`, {})
    const response = await fetch(`${server.url}/api/conversations/${id}/messages`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', 'Accept': 'text/event-stream' },
      body: JSON.stringify({ content: 'Where were you born?' }),
    })
    const exit = server.stop('SIGTERM')
    assert.include(await response.text(), 'event: clone_message')
    assert.equal(await exit, 0)
    server.clear()
  }).timeout(60_000)
})
