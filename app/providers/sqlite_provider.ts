import type { ApplicationService } from '@adonisjs/core/types'

/** Before anything opens the database. */
export default class SqliteProvider {
  constructor(private app: ApplicationService) {}

  async boot() {
    const { main, volatile } = this.app.config.get<any>('database.connections')
    if (main.client !== 'better-sqlite3') return
    const { checkSqliteFiles } = await import('#services/database/sqlite_files')
    const aside = await checkSqliteFiles({
      main: main.connection.filename,
      volatile: volatile.connection.filename,
    })
    if (!aside) return
    const logger = await this.app.container.make('logger')
    logger.warn(
      { fault: aside.fault },
      `volatile.sqlite was corrupt. It was put aside as ${aside.name} and is made anew: people log in again, and limits begin anew`
    )
  }
}
