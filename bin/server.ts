import 'reflect-metadata'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ignitor, prettyPrintError } from '@adonisjs/core'

const APP_ROOT = new URL('../', import.meta.url)

const IMPORTER = (filePath: string) => {
  if (filePath.startsWith('./') || filePath.startsWith('../')) {
    return import(new URL(filePath, APP_ROOT).href)
  }
  return import(filePath)
}

/** How long replies under way may go on after SIGTERM, in milliseconds. */
const longestFarewell = 20_000

async function fail(error: unknown) {
  process.exitCode = 1
  await prettyPrintError(error)
}

new Ignitor(APP_ROOT, { importer: IMPORTER })
  .tap((app) => {
    app.booting(async () => {
      await import('#start/env')
      process.env.HOST ??= 'localhost'
      process.env.PORT ??= '3333'
    })
    const booted = app.booted(async () => {
      const { hearOfFaults } = await import('#services/process_faults')
      hearOfFaults()
    })
    app.starting(async () => {
      const { migrate } = await import('#services/database/migrations')
      const { spareRoom } = await import('#services/database/spare_room')
      await migrate(app)
      await spareRoom.make()
    })
    const ready = app.ready(async () => {
      const { default: server } = await import('@adonisjs/core/services/server')
      const { jobRunner } = await import('#jobs/main')
      const { replyWriter } = await import('#services/conversations/reply_writer')
      const { embedder } = await import('#services/ai/models')
      const { builtInSpeech } = await import('#services/ai/speech_synthesizers')
      const { speaker } = await import('#services/speech/speaker')
      const { CleanUp } = await import('#services/database/clean_up')
      const { keyActivity } = await import('#services/api_keys/key_activity')
      const jobs = jobRunner()
      jobs.start()
      const cleanUp = new CleanUp()
      cleanUp.start()
      const { appUrl } = await import('#config/app')
      process.send?.({ listening: appUrl })
      // Registered last and so run first: the server's own hook waits for connections that only end here.
      app.terminating(async () => {
        const http = server.getNodeServer()
        http?.close()
        await Promise.race([
          Promise.all([replyWriter.settled(), speaker.settled(), jobs.stop(), cleanUp.stop()]),
          sleep(longestFarewell, undefined, { ref: false }),
        ])
        await sleep(100)
        http?.closeAllConnections()
        await keyActivity.flush()
        await embedder.close()
        await builtInSpeech.close()
      })
    })
    const end = () => {
      app.terminate().catch(fail)
    }
    app.listen('SIGTERM', end)
    app.listen('SIGINT', end)
    Promise.all([booted, ready]).catch(fail)
  })
  .httpServer()
  .start()
  .catch(fail)
