import 'reflect-metadata'
import { Ignitor, prettyPrintError } from '@adonisjs/core'

const APP_ROOT = new URL('../', import.meta.url)

const IMPORTER = (filePath: string) => {
  if (filePath.startsWith('./') || filePath.startsWith('../')) {
    return import(new URL(filePath, APP_ROOT).href)
  }
  return import(filePath)
}

async function fail(error: unknown) {
  process.exitCode = 1
  await prettyPrintError(error)
}

new Ignitor(APP_ROOT, { importer: IMPORTER })
  .tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
    const end = () => {
      app.terminate().catch(fail)
    }
    app.listen('SIGTERM', end)
    app.listenIf(app.managedByPm2, 'SIGINT', end)
  })
  .ace()
  .handle(process.argv.splice(2))
  .catch(fail)
