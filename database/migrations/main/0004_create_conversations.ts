import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('conversations', (table) => {
      table.uuid('id').primary()
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE').index()
      table.uuid('clone_id').notNullable().references('clones.id').onDelete('CASCADE')
      table.string('title', 200).nullable()
      table.integer('message_count').notNullable().defaultTo(0)
      table.timestamp('created_at').notNullable()
      table.timestamp('updated_at').notNullable()
      table.index(['clone_id', 'updated_at', 'id'])
    })

    this.schema.createTable('messages', (table) => {
      table.uuid('id').primary()
      table.uuid('conversation_id').notNullable().references('conversations.id').onDelete('CASCADE')
      table.integer('position').notNullable()
      table.string('role', 10).notNullable()
      table.text('content').notNullable()
      table.json('metadata').notNullable()
      table.timestamp('created_at').notNullable()
      table.unique(['conversation_id', 'position'])
    })
  }

  async down() {
    this.schema.dropTable('messages')
    this.schema.dropTable('conversations')
  }
}
