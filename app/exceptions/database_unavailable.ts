import ProblemException from '#exceptions/problem_exception'

/** Seconds: a restart rarely takes longer. */
const retryAfter = 2

/**
 * PostgreSQL's codes: the connection failed (08…), there are too many (53300), it is shutting down, crashed or starting
 * (57P0…), it gave a statement, a lock or an idle transaction up for taking too long (57014, 55P03, 25P03).
 */
const states = /^(?:08[0-9A-Z]{3}|53300|57P0\d|57014|55P03|25P03)$/

/** SQLite's: another process holds the file, or the disk under it fails. A full disk is another problem. */
const sqlite = /^SQLITE_(?:BUSY|LOCKED|PROTOCOL|CANTOPEN|IOERR)(?:_[A-Z_0-9]+)?$/

/** Of sockets. What clients, providers and mail servers do with theirs comes wrapped, or without the system call. */
const network = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]
const calls = ['connect', 'getaddrinfo', 'read', 'write']

/** What the driver of PostgreSQL says without a code; knex writes the statement before it. */
const sayings = [
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Connection ended unexpectedly',
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Query read timeout',
  'timeout expired',
]

/** Of those who have said so already. */
const unavailable = 'E_DATABASE_UNAVAILABLE'

/** Whether something failed because the database is away, hangs or is too busy: asked again later, it may well succeed. */
export function isDatabaseUnavailable(error: any): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable)
  if (!(error instanceof Error)) return false
  const { name, message, code = '', syscall } = error as NodeJS.ErrnoException
  if (code === unavailable || name === 'KnexTimeoutError' || states.test(code) || sqlite.test(code))
    return true
  if (network.includes(code) && calls.includes(syscall ?? '')) return true
  return sayings.some((saying) => message === saying || message.endsWith(` - ${saying}`))
}

/** @param consequence for whoever asked, as a sentence */
export const databaseUnavailable = (
  consequence = 'It is not certain that your last change was kept; please try again in a few seconds.'
) =>
  new ProblemException(
    'database-unavailable',
    `The database can’t be reached at the moment. ${consequence}`,
    {},
    { 'Retry-After': String(retryAfter) }
  )
