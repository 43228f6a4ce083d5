import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Turns of the event loop without anything new after which nothing waits unread; one accepts one connection. */
const quietTurns = 3

/** How long others may go on arriving meanwhile, in milliseconds. */
const longestArrival = 5000

/** What a server was asked and has not answered to the last byte yet. */
export class OpenRequests {
  /** By connection; one that was asked something is kept until it ends. */
  readonly #open = new Map<Socket, Set<ServerResponse>>()
  readonly #settled = Promise.withResolvers<void>()
  #isClosing = false
  #arrived = 0

  constructor(private server: Server) {
    server.on('connection', () => this.#arrived++)
    server.prependListener('request', ({ socket }, response) => this.#begin(socket, response))
  }

  /** Takes no more connections, and lets each one end with the answer to what was asked on it. */
  async close() {
    await this.#readWhatArrived()
    this.#isClosing = true
    // Node's `close` of an HTTP server also cuts answers that a slow reader has not taken yet.
    NetServer.prototype.close.call(this.server)
    for (const [socket, responses] of this.#open) {
      const last = [...responses].at(-1)
      if (last) last.shouldKeepAlive = false
      else socket.destroySoon()
    }
    this.#tell()
  }

  /** Resolves when all is answered; after `close`. */
  settled() {
    return this.#settled.promise
  }

  async #readWhatArrived() {
    const end = Date.now() + longestArrival
    for (let quiet = 0; quiet < quietTurns && Date.now() < end;) {
      const before = this.#arrived
      await nextTurn()
      quiet = this.#arrived === before ? quiet + 1 : 0
    }
  }

  #begin(socket: Socket, response: ServerResponse) {
    this.#arrived++
    if (!this.#open.has(socket)) {
      this.#open.set(socket, new Set())
      socket.once('close', () => this.#open.delete(socket))
    }
    const responses = this.#open.get(socket)!.add(response)
    if (this.#isClosing) response.shouldKeepAlive = false
    response.once('close', () => {
      responses.delete(response)
      if (this.#isClosing) this.#end(socket, responses)
    })
  }

  #end(socket: Socket, { size }: Set<ServerResponse>) {
    if (size === 0) socket.destroySoon()
    this.#tell()
  }

  #tell() {
    const isQuiet = [...this.#open.values()].every(({ size }) => size === 0)
    if (isQuiet) this.#settled.resolve()
  }
}
