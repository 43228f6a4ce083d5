import { BaseSchema } from '@adonisjs/lucid/schema'

const plans = [
  { plan: 'FREE', max_clones: 2, max_messages_per_month: 100, max_documents_per_clone: 5 },
  { plan: 'STARTER', max_clones: 10, max_messages_per_month: 1000, max_documents_per_clone: 20 },
  { plan: 'PRO', max_clones: 50, max_messages_per_month: 10000, max_documents_per_clone: 100 },
]

export default class extends BaseSchema {
  protected tableName = 'billing_quotas'

  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.string('plan', 40).primary()
      table.integer('max_clones').notNullable()
      table.integer('max_messages_per_month').notNullable()
      table.integer('max_documents_per_clone').notNullable()
    })
    this.defer(async (db) => {
      await db.table(this.tableName).multiInsert(plans)
    })
  }

  async down() {
    this.schema.dropTable(this.tableName)
  }
}
