import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('provider_keys', (table) => {
      table.uuid('id').primary()
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE')
      table.string('provider', 40).notNullable()
      table.text('encrypted_key').nullable()
      table.string('last_four', 4).nullable()
      table.string('base_url', 500).nullable()
      table.timestamp('tested_at').notNullable()
      table.timestamp('created_at').notNullable()
      table.timestamp('updated_at').notNullable()
      table.unique(['user_id', 'provider'])
    })
  }

  async down() {
    this.schema.dropTable('provider_keys')
  }
}
