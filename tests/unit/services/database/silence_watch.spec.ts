import { EventEmitter, once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { test } from '@japa/runner'
import { SilenceWatch, type PostgresConnection } from '#services/database/silence_watch'

const patience = { silence: 20, answer: 50 }

/** Connections to a server that accepts them and says nothing; whoever asks anew is answered as `isThere` says. */
async function silentServer(answer: () => Promise<void>) {
  let asked = 0
  class Connection extends EventEmitter {
    async connect() {
      asked++
      await answer()
    }
    async end() {}
  }
  const sockets: Socket[] = []
  const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    asked: () => asked,
    async connection(readyForQuery: boolean) {
      const stream = connect(port, '127.0.0.1').on('error', () => {})
      await once(stream, 'connect')
      const made = Object.assign(new Connection(), { connection: { stream }, readyForQuery })
      return made as unknown as PostgresConnection
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

test.group('Silence watch', () => {
  test('a statement that waits for a database which answers nobody ends, and one asks for all', async ({
    assert,
    cleanup,
  }) => {
    const server = await silentServer(() => Promise.reject(new Error('timeout expired')))
    cleanup(() => server.close())
    const watch = new SilenceWatch('', patience)
    const connections = await Promise.all([1, 2, 3].map(() => server.connection(false)))
    const ends = connections.map(
      ({ connection }) => new Promise((resolve) => connection.stream.once('close', resolve))
    )
    for (const connection of connections) watch.over(connection)
    await Promise.all(ends)
    assert.isBelow(server.asked(), 3)
  })

  test('one that merely takes long goes on, and so does a connection that waits for work', async ({
    assert,
    cleanup,
  }) => {
    const enough = Promise.withResolvers<void>()
    const server = await silentServer(async () => {
      if (server.asked() === 3) enough.resolve()
    })
    cleanup(() => server.close())
    const watch = new SilenceWatch('', patience)
    const [busy, idle] = [await server.connection(false), await server.connection(true)]
    watch.over(busy)
    watch.over(idle)
    await enough.promise
    assert.isFalse(busy.connection.stream.destroyed)
    assert.isFalse(idle.connection.stream.destroyed)
  })

  test('that there are too many connections is an answer', async ({ assert, cleanup }) => {
    const enough = Promise.withResolvers<void>()
    const server = await silentServer(async () => {
      if (server.asked() === 2) enough.resolve()
      throw Object.assign(new Error('too many clients'), { severity: 'FATAL', code: '53300' })
    })
    cleanup(() => server.close())
    const busy = await server.connection(false)
    new SilenceWatch('', patience).over(busy)
    await enough.promise
    assert.isFalse(busy.connection.stream.destroyed)
  })
})
