import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { test } from '@japa/runner'
import { SilenceWatch, type PostgresConnection } from '#services/database/silence_watch'

const patience = { making: 1_000, silence: 20, answer: 50, pause: 5 }

/** A server that accepts connections and says nothing. */
async function silentServer() {
  const sockets: Socket[] = []
  const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    async connection(watch: SilenceWatch, readyForQuery: boolean) {
      const stream = watch.socket().connect(port, '127.0.0.1')
      stream.on('error', () => {})
      await once(stream, 'connect')
      watch.isMade({ connection: { stream }, readyForQuery } as PostgresConnection)
      return stream
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

const closed = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve))

test.group('Silence watch', () => {
  test('where nobody is answered all connections end, one asks for all, and none is made meanwhile', async ({
    assert,
    cleanup,
  }) => {
    const server = await silentServer()
    cleanup(() => server.close())
    let isThere = false
    let [asking, mostAsking] = [0, 0]
    const watch = new SilenceWatch(async () => {
      mostAsking = Math.max(mostAsking, ++asking)
      await new Promise(setImmediate)
      asking--
      if (!isThere) throw new Error('timeout expired')
      return true
    }, patience)
    const sockets = await Promise.all(
      [false, false, true].map((idle) => server.connection(watch, idle))
    )
    await Promise.all(sockets.map(closed))
    assert.throws(() => watch.socket(), /does not answer/)
    assert.equal(mostAsking, 1)
    isThere = true
    for (let socket = null; !socket;) {
      await new Promise(setImmediate)
      try {
        socket = watch.socket()
      } catch {}
    }
  })

  test('a statement that merely takes long goes on', async ({ assert, cleanup }) => {
    const server = await silentServer()
    cleanup(() => server.close())
    const thrice = Promise.withResolvers<void>()
    let asked = 0
    const watch = new SilenceWatch(async () => {
      if (++asked === 3) thrice.resolve()
      return true
    }, patience)
    const [busy, idle] = [
      await server.connection(watch, false),
      await server.connection(watch, true),
    ]
    await thrice.promise
    assert.isFalse(busy.destroyed)
    assert.isFalse(idle.destroyed)
  })
})
