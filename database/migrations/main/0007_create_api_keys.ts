import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('api_keys', (table) => {
      table.uuid('id').primary()
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE')
      // A key that is bound to a clone goes with it: without the binding it would reach more than it was made for.
      table.uuid('clone_id').nullable().references('clones.id').onDelete('CASCADE').index()
      table.string('label', 100).notNullable()
      table.string('key_hash', 64).notNullable().unique()
      table.string('key_prefix', 20).notNullable()
      table.json('scopes').notNullable()
      table.integer('rate_limit_requests').notNullable().defaultTo(100)
      table.integer('rate_limit_window_seconds').notNullable().defaultTo(3600)
      table.timestamp('expires_at').nullable()
      table.timestamp('revoked_at').nullable()
      table.timestamp('created_at').notNullable()
      table.index(['user_id', 'created_at', 'id'])
    })

    this.schema.createTable('idempotent_requests', (table) => {
      table.bigIncrements('id')
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE')
      table.string('key', 255).notNullable()
      table.string('fingerprint', 64).notNullable()
      table.bigInteger('leased_until').notNullable()
      table.integer('status').nullable()
      table.text('headers').nullable()
      table.text('body').nullable()
      table.timestamp('created_at').notNullable().index()
      table.unique(['user_id', 'key'])
    })
  }

  async down() {
    this.schema.dropTable('idempotent_requests')
    this.schema.dropTable('api_keys')
  }
}
