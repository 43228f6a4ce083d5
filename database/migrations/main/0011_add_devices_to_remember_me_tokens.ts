import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  protected tableName = 'remember_me_tokens'

  async up() {
    this.schema.alterTable(this.tableName, (table) => {
      table.string('user_agent', 500).nullable()
      table.string('ip_address', 45).nullable()
    })
  }

  async down() {
    this.schema.alterTable(this.tableName, (table) => {
      table.dropColumns('user_agent', 'ip_address')
    })
  }
}
