import type { ApplicationService } from '@adonisjs/core/types'

/** Ctrl+C reaches us twice within moments, from the terminal and from the launcher: that is no second wish. In milliseconds. */
const echo = 1000

/** What hangs longer than that, such as a database, is left. In milliseconds. */
const longestStop = 30_000

/** SIGTERM and SIGINT end the application, and then the process with 0; a second one, a while later, ends it at once with 1. */
export function stopOnSignals(app: ApplicationService) {
  let askedAt: number | null = null
  const leave = () => process.exit(1)
  const stop = () => {
    if (askedAt !== null) return Date.now() - askedAt > echo ? leave() : undefined
    askedAt = Date.now()
    setTimeout(leave, longestStop)
    app.terminate().then(
      () => process.exit(),
      (error) => {
        console.error(error)
        leave()
      }
    )
  }
  app.listen('SIGTERM', stop).listen('SIGINT', stop)
}
