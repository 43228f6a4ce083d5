import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('clones', (table) => {
      table.double('speech_rate').notNullable().defaultTo(1)
    })

    this.schema.createTable('spoken_messages', (table) => {
      table.uuid('message_id').primary().references('messages.id').onDelete('CASCADE')
      table.string('fingerprint', 64).notNullable()
      table.string('format', 3).notNullable()
      table.string('file_key', 200).notNullable()
      table.timestamp('created_at').notNullable().index()
    })
  }

  async down() {
    this.schema.dropTable('spoken_messages')
    this.schema.alterTable('clones', (table) => table.dropColumn('speech_rate'))
  }
}
