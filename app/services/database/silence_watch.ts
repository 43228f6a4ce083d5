import type { Socket } from 'node:net'

/** As the driver of PostgreSQL makes them; it comes without types. */
export interface PostgresConnection {
  connection: { stream: Socket }
  /** Whether it waits for a statement, and not for an answer. */
  readyForQuery: boolean
  query(sql: string, done: (error: Error | null) => void): void
}

interface NewConnection extends PostgresConnection {
  connect(): Promise<unknown>
  end(): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): void
}

/** How long a connection may be silent before somebody asks whether the database is there, and how long that may take. */
const usual = { silence: 2_000, answer: 1_500 }

/**
 * Ends connections on which a statement waits for a database that answers nobody: it is stopped, or the way to it is cut.
 * A statement that merely takes long goes on, for as long as the database lets others in.
 */
export class SilenceWatch {
  #asking?: Promise<boolean>

  /** @param address as `DATABASE_URL` has it; @param patience in milliseconds */
  constructor(
    private address: string,
    private patience = usual
  ) {}

  over(connection: PostgresConnection) {
    const { stream } = connection.connection
    const listen = () => stream.setTimeout(this.patience.silence)
    stream.on('timeout', () => {
      if (connection.readyForQuery) return
      this.#isThere(connection).then(
        (isThere) => (isThere ? listen() : stream.destroy(silent())),
        () => stream.destroy(silent())
      )
    })
    listen()
  }

  /** One connection asks for all that wait. */
  #isThere(like: PostgresConnection) {
    this.#asking ??= this.#ask(like).finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  async #ask(like: PostgresConnection) {
    const Connection = like.constructor as new (settings: object) => NewConnection
    const connection = new Connection({
      connectionString: this.address,
      connectionTimeoutMillis: this.patience.answer,
    })
    // What goes wrong before it is connected, the promise tells; what comes after is nothing to us.
    connection.on('error', () => {})
    try {
      await connection.connect()
      connection.end().catch(() => {})
      return true
    } catch (error) {
      return isAnswer(error)
    }
  }
}

/** A refusal, such as that there are too many connections, comes from a database that is there. */
const isAnswer = (error: unknown) => 'severity' in (error as object)

const silent = () =>
  Object.assign(new Error('The database does not answer'), { code: '08006', syscall: 'read' })
