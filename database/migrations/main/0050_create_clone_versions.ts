import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('clone_versions', (table) => {
      table.uuid('id').primary()
      table.uuid('clone_id').notNullable().references('clones.id').onDelete('CASCADE')
      table.integer('number').notNullable()
      table.json('snapshot').notNullable()
      table.text('note').notNullable()
      table.integer('restored_from').nullable()
      table.timestamp('created_at').notNullable()
      table.unique(['clone_id', 'number'])
    })

    this.schema.alterTable('clones', (table) => {
      table.integer('version_count').notNullable().defaultTo(0)
    })

    // Until now every clone was told to answer only from what it was taught.
    this.defer(async (db) => {
      await db.from('clones').update({ is_grounded: true })
    })
  }

  async down() {
    this.schema.alterTable('clones', (table) => table.dropColumn('version_count'))
    this.schema.dropTable('clone_versions')
  }
}
