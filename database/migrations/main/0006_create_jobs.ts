import { BaseSchema } from '@adonisjs/lucid/schema'

/** Times are milliseconds since 1970, so that both databases compare them as numbers. */
export default class extends BaseSchema {
  protected tableName = 'jobs'

  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.bigIncrements('id')
      table.string('kind', 40).notNullable()
      table.uuid('subject_id').notNullable()
      table.integer('version').notNullable().defaultTo(1)
      table.integer('attempts').notNullable().defaultTo(0)
      table.bigInteger('run_at').notNullable()
      table.bigInteger('leased_until').notNullable().defaultTo(0)
      table.text('last_error').nullable()
      table.unique(['kind', 'subject_id'])
      table.index(['kind', 'run_at'])
    })
  }

  async down() {
    this.schema.dropTable(this.tableName)
  }
}
