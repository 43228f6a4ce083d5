import { BaseSchema } from '@adonisjs/lucid/schema'

/** When a message got no reply and its unit of the quota was given back: it can be sent again. */
export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('messages', (table) => table.timestamp('given_back_at').nullable())
  }

  async down() {
    this.schema.alterTable('messages', (table) => table.dropColumn('given_back_at'))
  }
}
