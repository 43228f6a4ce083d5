import { BaseSchema } from '@adonisjs/lucid/schema'

/** The tokens of a user's replies, added up by UTC month, provider and model: they stay when a conversation is deleted. */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('token_usages', (table) => {
      table.bigIncrements('id')
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE')
      table.string('month', 7).notNullable()
      table.string('provider', 40).notNullable()
      table.string('model', 200).notNullable()
      table.bigInteger('replies').notNullable()
      table.bigInteger('input_tokens').notNullable()
      table.bigInteger('output_tokens').notNullable()
      table.double('cost').nullable()
      table.unique(['user_id', 'month', 'provider', 'model'])
    })
  }

  async down() {
    this.schema.dropTable('token_usages')
  }
}
