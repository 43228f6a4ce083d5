import { BaseSchema } from '@adonisjs/lucid/schema'

/** Confirmed checkouts and events of webhooks, so that each is carried out once. */
export default class extends BaseSchema {
  protected tableName = 'billing_events'

  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.string('id', 255).primary()
      table.timestamp('created_at').notNullable()
    })
  }

  async down() {
    this.schema.dropTable(this.tableName)
  }
}
