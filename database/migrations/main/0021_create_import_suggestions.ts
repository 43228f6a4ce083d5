import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('import_suggestions', (table) => {
      table.uuid('id').primary()
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE').index()
      table.uuid('clone_id').notNullable().references('clones.id').onDelete('CASCADE').index()
      table.uuid('import_id').notNullable().references('imports.id').onDelete('CASCADE')
      table.string('kind', 10).notNullable()
      table.integer('position').notNullable()
      table.text('content').notNullable()
      table.json('evidence').notNullable()
      table.timestamp('said_at').nullable()
      table.timestamp('accepted_at').nullable()
      table.timestamp('rejected_at').nullable()
      table.timestamp('created_at').notNullable()
      table.timestamp('updated_at').notNullable()
      table.unique(['import_id', 'kind', 'position'])
    })
  }

  async down() {
    this.schema.dropTable('import_suggestions')
  }
}
