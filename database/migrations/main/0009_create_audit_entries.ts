import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('audit_entries', (table) => {
      table.uuid('id').primary()
      table.string('event', 60).notNullable().index()
      table.uuid('actor_id').nullable().references('users.id').onDelete('SET NULL').index()
      table.string('resource_type', 40).notNullable()
      table.string('resource_id', 64).nullable()
      table.string('ip_address', 45).nullable()
      table.json('metadata').notNullable()
      table.timestamp('created_at').notNullable()
      table.index(['created_at', 'id'])
      table.index(['resource_type', 'resource_id'])
    })

    // Charts of the console and the search of its tables
    this.schema.alterTable('messages', (table) => table.index(['created_at']))
    this.schema.alterTable('clones', (table) => table.index(['created_at', 'id']))
  }

  async down() {
    this.schema.alterTable('clones', (table) => table.dropIndex(['created_at', 'id']))
    this.schema.alterTable('messages', (table) => table.dropIndex(['created_at']))
    this.schema.dropTable('audit_entries')
  }
}
