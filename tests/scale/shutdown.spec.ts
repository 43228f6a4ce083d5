import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'
import { eventsOf } from '#tests/support/event_stream'
import { providerDouble } from '#tests/support/provider_double'
import { member, startServer, type RunningServer } from '#tests/support/running_server'
import { sendJson, sendRequest } from '#tests/support/sent_request'

/** The head of a request, and where its body is to follow. */
const headOf = (path: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`

const login = JSON.stringify({ email: 'nobody@example.com', password: 'measure twice' })

/** A server that is gone after the test, however that ends. */
async function started(
  cleanup: TestContext['cleanup'],
  options: Parameters<typeof startServer>[0] = {}
) {
  const server = await startServer(options)
  cleanup(async () => {
    await server.stop('SIGKILL')
    server.clear()
  })
  return server
}

async function openSocket(server: RunningServer) {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  await once(socket, 'connect')
  return { socket, everything: text(socket).catch(() => 'broken') }
}

test.group('SIGTERM', () => {
  test('what was accepted is answered, each with the last answer of its connection', async ({
    assert,
    cleanup,
  }) => {
    const server = await started(cleanup, { env: { LIMIT_REGISTRATIONS: '1000' } })
    const { api, headers } = await member(server.url)
    await api('PATCH', '/auth/me', { consents: { voice_processing: true } })
    const clone = await api('POST', '/clones', { name: 'Rui' })
    const { id } = await api('POST', `/clones/${clone.id}/conversations`, {})
    const speech = { text: 'I was born in Porto, and I never left it for long. '.repeat(4) }
    const of = <T>(count: number, one: (n: number) => T) =>
      Array.from({ length: count }, (_, n) => one(n))
    const requests = [
      ...of(12, () =>
        sendJson(
          `${server.url}/api/auth/register`,
          {},
          {
            email: `${crypto.randomUUID()}@example.com`,
            password: 'measure twice, cut once',
          }
        )
      ),
      ...of(6, (n) =>
        sendJson(`${server.url}/api/clones/${clone.id}/memories`, headers, {
          content: `Porto ${n}`,
        })
      ),
      ...of(3, () => sendJson(`${server.url}/api/clones/${clone.id}/tts`, headers, speech)),
      ...of(6, (n) =>
        sendJson(
          `${server.url}/api/conversations/${id}/messages`,
          { ...headers, Accept: 'text/event-stream' },
          { content: `Where were you born, ${n}?` }
        )
      ),
    ]
    await Promise.all(requests.map(({ sent }) => sent))
    const exit = server.stop('SIGTERM')
    const answers = await Promise.all(requests.map(({ answer }) => answer))
    assert.deepEqual(
      answers.map((answer) => answer?.status),
      [...Array(18).fill(201), ...Array(3).fill(200), ...Array(6).fill(200)]
    )
    assert.isTrue(answers.every((answer) => answer?.isWhole))
    assert.isTrue(answers.every((answer) => answer?.headers.connection === 'close'))
    for (const streamed of answers.slice(-6))
      assert.equal(eventsOf(streamed!.text).at(-1)!.event, 'clone_message')
    assert.equal(await exit, 0)
  }).timeout(120_000)

  test('while something is under way, whoever is connected is told to go, and the rest is refused', async ({
    assert,
    cleanup,
  }) => {
    const server = await started(cleanup)
    const [busy, silent, kept] = [
      await openSocket(server),
      await openSocket(server),
      await openSocket(server),
    ]
    kept.socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await once(kept.socket, 'readable')
    busy.socket.write(headOf('/api/auth/login', login.length) + login.slice(0, 10))
    await sleep(100)
    const exit = server.stop('SIGTERM')
    assert.include(await kept.everything, 'keep-alive')
    silent.socket.write('GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n')
    const told = await silent.everything
    assert.match(told, /^HTTP\/1.1 503 /)
    assert.match(told, /connection: close/i)
    assert.isNull(await sendRequest(`${server.url}/health/live`, { method: 'GET' }).answer)

    busy.socket.write(login.slice(10))
    const answer = await busy.everything
    assert.match(answer, /^HTTP\/1.1 401 /)
    assert.match(answer, /connection: close/i)
    assert.equal(await exit, 0)
  }).timeout(60_000)

  test('after 20 seconds replies break off in words, and slow senders are left', async ({
    assert,
    cleanup,
  }) => {
    const double = await providerDouble('hangs')
    const server = await started(cleanup, {
      env: {
        COMPATIBLE_BASE_URL: double.url,
        COMPATIBLE_API_KEY: 'sk-test',
        ALLOW_PRIVATE_URLS: 'true',
      },
    })
    const { api, headers } = await member(server.url)
    await api('PATCH', '/auth/me', { consents: { third_party_apis: true } })
    const clone = await api('POST', '/clones', { name: 'Rui' })
    await api('PATCH', `/clones/${clone.id}/settings`, {
      llm_provider: 'openai_compatible',
      llm_model: 'chat-1',
    })
    const { id } = await api('POST', `/clones/${clone.id}/conversations`, {})
    const path = `${server.url}/api/conversations/${id}/messages`
    const content = { content: 'Where were you born?' }
    const streamed = sendJson(path, { ...headers, Accept: 'text/event-stream' }, content)
    const whole = sendJson(path, headers, content)
    const slow = await openSocket(server)
    slow.socket.on('error', () => {})
    slow.socket.write(headOf('/api/auth/login', 1000))
    const drip = setInterval(() => slow.socket.write('x'), 500)
    await Promise.all([streamed.sent, whole.sent])
    const exit = await server.stop('SIGTERM')
    clearInterval(drip)
    double.close()
    const last = eventsOf((await streamed.answer)!.text).at(-1)!
    assert.equal(last.event, 'error')
    assert.include(last.data.detail, 'was not counted')
    assert.equal((await whole.answer)?.status, 503)
    assert.equal(exit, 0)
  }).timeout(90_000)

  test('a second one, a while later, ends it at once', async ({ assert, cleanup }) => {
    const server = await started(cleanup)
    const { socket } = await openSocket(server)
    socket.on('error', () => {})
    socket.write(headOf('/api/auth/login', 1000))
    await sleep(100)
    const exit = server.stop('SIGTERM')
    await sleep(1500)
    await server.stop('SIGTERM')
    assert.equal(await exit, 1)
  }).timeout(60_000)
})
