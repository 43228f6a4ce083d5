import 'reflect-metadata'
import { createServer } from 'node:http'
import { Ignitor } from '@adonisjs/core'
import { OpenRequests } from './open_requests.js'
import { report } from './start_report.js'
import { stopOnSignals } from './stop_signals.js'
import { within } from './within.js'

const APP_ROOT = new URL('../', import.meta.url)

const IMPORTER = (filePath: string) => {
  if (filePath.startsWith('./') || filePath.startsWith('../')) {
    return import(new URL(filePath, APP_ROOT).href)
  }
  return import(filePath)
}

/** How long what was accepted may go on after SIGTERM, in milliseconds. */
const longestFarewell = 20_000

/** How long what is broken off then may take to say so, in milliseconds. */
const lastWords = 2000

const server = createServer()
const requests = new OpenRequests(server)

new Ignitor(APP_ROOT, { importer: IMPORTER })
  .tap((app) => {
    app.booting(async () => {
      await import('#start/env')
      process.env.HOST ??= 'localhost'
      process.env.PORT ??= '3333'
    })
    const booted = app.booted(async () => {
      const { hearOfFaults } = await import('#services/background/process_faults')
      hearOfFaults()
    })
    app.starting(async () => {
      const { migrate } = await import('#services/database/migrations')
      const { spareRoom } = await import('#services/database/spare_room')
      await migrate(app)
      await spareRoom.make()
    })
    const ready = app.ready(async () => {
      const { jobRunner } = await import('#jobs/main')
      const { replyWriter } = await import('#services/conversations/reply_writer')
      const { embedder } = await import('#services/ai/providers/built_in')
      const { builtInSpeech } = await import('#services/ai/providers/built_in')
      const { speaker } = await import('#services/speech/speaker')
      const { CleanUp } = await import('#services/upkeep/clean_up')
      const { shredder } = await import('#services/database/shredder')
      const { keyActivity } = await import('#services/api_keys/key_activity')
      const jobs = jobRunner()
      jobs.start()
      const cleanUp = new CleanUp()
      cleanUp.start()
      shredder.start()
      const { appUrl } = await import('#config/app')
      process.send?.({ listening: appUrl })
      // Registered last and so run first, while the database is there.
      app.terminating(async () => {
        const answered = async () => {
          await requests.settled()
          await Promise.all([replyWriter.settled(), speaker.settled()])
        }
        const rest = within(
          longestFarewell,
          Promise.all([jobs.stop(), cleanUp.stop(), shredder.stop()])
        )
        await requests.close()
        if (!(await within(longestFarewell, answered()))) {
          replyWriter.breakOff()
          await within(lastWords, answered())
        }
        await rest
        await jobs.release()
        server.closeAllConnections()
        await keyActivity.flush()
        await embedder.close()
        await builtInSpeech.close()
      })
    })
    stopOnSignals(app)
    Promise.all([booted, ready]).catch(report)
  })
  .httpServer()
  .start((handle) => server.on('request', handle))
  .catch(report)
