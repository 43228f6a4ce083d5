import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** What a key has used of its limit in a window. */
    this.schema.createTable('api_key_usage', (table) => {
      table.uuid('api_key_id').notNullable()
      table.timestamp('window_start').notNullable()
      table.integer('request_count').notNullable().defaultTo(1)
      table.timestamp('updated_at').notNullable().index()
      table.primary(['api_key_id', 'window_start'])
    })

    /** What a key was used for, by day and endpoint: for people to look at, not to decide by. */
    this.schema.createTable('api_key_requests', (table) => {
      table.uuid('api_key_id').notNullable()
      table.string('day', 10).notNullable()
      table.string('endpoint', 120).notNullable()
      table.integer('requests').notNullable().defaultTo(0)
      table.integer('refused').notNullable().defaultTo(0)
      table.timestamp('last_used_at').notNullable()
      table.primary(['api_key_id', 'day', 'endpoint'])
    })
  }

  async down() {
    this.schema.dropTable('api_key_requests')
    this.schema.dropTable('api_key_usage')
  }
}
