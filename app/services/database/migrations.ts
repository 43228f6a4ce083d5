import { setTimeout as sleep } from 'node:timers/promises'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import type { ApplicationService } from '@adonisjs/core/types'
import { startFailureOf } from '#services/database/sqlite_files'

/** Tries of a process that starts together with another one which is migrating the same database. */
const tries = 8

/** Migrates both connections; does nothing where nothing is pending. */
export async function migrate(app: ApplicationService) {
  const db = await app.container.make('lucid.db')
  const fileOf = (name: string) =>
    app.config.get<string>(`database.connections.${name}.connection.filename`)
  for (const connectionName of ['main', 'volatile']) {
    for (let attempt = 1; ; attempt++) {
      const migrator = new MigrationRunner(db, app, { direction: 'up', connectionName })
      // Where another process holds PostgreSQL's lock, `run` rejects instead of keeping the error.
      const error = await migrator.run().then(
        () => migrator.error,
        (refusal) => refusal
      )
      if (!error) break
      const failure = startFailureOf(error, fileOf(connectionName))
      if (failure || attempt === tries) throw failure ?? error
      await sleep(250 * attempt)
    }
  }
}
