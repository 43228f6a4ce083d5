import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** As the driver of PostgreSQL makes them; it comes without types. */
export interface PostgresConnection {
  connection: { stream: Socket }
  /** Whether it waits for a statement, and not for an answer. */
  readyForQuery: boolean
  query(sql: string, done: (error: Error | null) => void): void
}

/** Asks whether PostgreSQL lets somebody in within so many milliseconds: a refusal is an answer too. */
export type Question = (patience: number) => Promise<boolean>

/** How long one may be in the making, and silent before somebody asks; how long an answer may take; between two questions. */
const usual = { making: 5_000, silence: 2_000, answer: 3_000, pause: 250 }

/**
 * Tells a database that hangs, or to which the way is cut, from a statement that takes long: while one waits, another
 * connection asks whether anybody is let in. If not, all connections end, so that those who wait hear of it, and none is
 * made before there is an answer again.
 */
export class SilenceWatch {
  #sockets = new Map<Socket, () => boolean>()
  #asking?: Promise<void>
  #isSilent = false

  /** @param patience in milliseconds */
  constructor(
    private ask: Question,
    private patience = usual
  ) {}

  /** For a connection that is made. @throws while nobody is answered */
  socket() {
    if (this.#isSilent) throw silence()
    const socket = new Socket()
    const end = Date.now() + this.patience.making
    this.#watch(socket, () => Date.now() < end)
    return socket
  }

  /** From now on it may be silent where there is nothing to answer. With TLS it is another socket, around the first. */
  isMade(connection: PostgresConnection) {
    this.#watch(connection.connection.stream, () => !connection.readyForQuery)
  }

  #watch(socket: Socket, isWaiting: () => boolean) {
    if (!this.#sockets.has(socket)) {
      socket.once('close', () => this.#sockets.delete(socket))
      socket.on('timeout', () => this.#heardNothing(socket))
      socket.setTimeout(this.patience.silence)
    }
    this.#sockets.set(socket, isWaiting)
  }

  #heardNothing(socket: Socket) {
    const isWaiting = this.#sockets.get(socket)
    if (!isWaiting?.()) return
    this.#asking ??= this.#findOut().finally(() => {
      this.#asking = undefined
    })
    const listen = () => socket.setTimeout(this.patience.silence)
    this.#asking.then(listen, listen)
  }

  /** One asks for all that wait. */
  async #findOut() {
    if (await this.#isThere()) return
    this.#isSilent = true
    for (const socket of this.#sockets.keys()) socket.destroy(silence())
    while (!(await this.#isThere())) await sleep(this.patience.pause, undefined, { ref: false })
    this.#isSilent = false
  }

  #isThere() {
    return this.ask(this.patience.answer).catch(() => false)
  }
}

const silence = () => Object.assign(new Error('The database does not answer'), { code: '08006' })
