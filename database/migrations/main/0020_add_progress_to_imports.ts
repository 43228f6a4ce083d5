import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * `taught_position` moves in the transaction that teaches, so that an import which was interrupted goes on where it
 * was. A file, and a message of a chat, is taken once by a clone: unique indexes decide.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('imports', (table) => {
      table.string('file_hash', 64).nullable()
      table.string('messages_key', 200).nullable()
      table.string('words', 10).notNullable().defaultTo('all')
      table.timestamp('said_from').nullable()
      table.timestamp('said_until').nullable()
      table.integer('taught_position').notNullable().defaultTo(-1)
      table.json('report').nullable()
      table.timestamp('read_at').nullable()
      table.timestamp('forgotten_at').nullable()
      table.unique(['clone_id', 'file_hash'])
    })
    this.schema.alterTable('memories', (table) => {
      table.string('fingerprint', 32).nullable()
      table.unique(['clone_id', 'fingerprint'])
      table.dropIndex(['import_id', 'position'])
      table.unique(['import_id', 'position'])
    })
  }

  async down() {
    this.schema.alterTable('memories', (table) => {
      table.dropUnique(['import_id', 'position'])
      table.index(['import_id', 'position'])
      table.dropUnique(['clone_id', 'fingerprint'])
      table.dropColumn('fingerprint')
    })
    this.schema.alterTable('imports', (table) => {
      table.dropUnique(['clone_id', 'file_hash'])
      table.dropColumns('file_hash', 'messages_key', 'words', 'said_from', 'said_until')
      table.dropColumns('taught_position', 'report', 'read_at', 'forgotten_at')
    })
  }
}
