import 'reflect-metadata'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ignitor } from '@adonisjs/core'

/** The application in this process, migrated, over an empty folder of data. */
export async function startApplication() {
  const folder = mkdtempSync(join(tmpdir(), 'clonememoria-bench-'))
  Object.assign(process.env, { DATA_DIR: folder, LOG_LEVEL: 'error' })
  const root = new URL('../', import.meta.url)
  const app = new Ignitor(root, {
    importer: (path) => import(path.startsWith('.') ? new URL(path, root).href : path),
  }).createApp('console')
  await app.init()
  await app.boot()
  await app.start(async () => {})
  const { migrate } = await import('#services/database/migrations')
  await migrate(app)
  return {
    folder,
    /** Lets go of the database, so that a server in another process may have it. */
    stop: () => app.terminate(),
    clear: () => rmSync(folder, { recursive: true, force: true }),
  }
}
