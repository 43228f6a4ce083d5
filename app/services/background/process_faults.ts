import logger from '@adonisjs/core/services/logger'

/** How long the last lines of the log may take to be written, in milliseconds. */
const longestFlush = 2_000

/**
 * What nobody caught. A rejection belongs to one request or job, which has ended without it: it is told, and the others go
 * on. After an exception out of nowhere nobody knows what state it left behind: it is told, and the process ends.
 */
export function hearOfFaults() {
  process.on('unhandledRejection', (reason) => {
    logger.error({ err: errorOf(reason) }, 'A promise was rejected, and nobody listened')
  })
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: errorOf(error) }, 'An exception was not caught: this process ends')
    setTimeout(() => process.exit(1), longestFlush)
    logger.pino.flush(() => process.exit(1))
  })
}

const errorOf = (thrown: unknown) =>
  thrown instanceof Error ? thrown : new Error(`Not an error, but ${String(thrown)}`)
