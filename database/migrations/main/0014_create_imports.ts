import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('imports', (table) => {
      table.uuid('id').primary()
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE').index()
      table.uuid('clone_id').notNullable().references('clones.id').onDelete('CASCADE')
      table.string('status', 10).notNullable()
      table.string('format', 20).nullable()
      table.string('title', 500).notNullable()
      table.string('file_key', 200).nullable()
      table.string('speaker', 200).nullable()
      table.json('speakers').notNullable()
      table.integer('found').notNullable().defaultTo(0)
      table.integer('imported').notNullable().defaultTo(0)
      table.integer('skipped').notNullable().defaultTo(0)
      table.text('error').nullable()
      table.timestamp('confirmed_at').nullable()
      table.timestamp('created_at').notNullable()
      table.timestamp('updated_at').notNullable()
      table.index(['clone_id', 'created_at', 'id'])
    })

    // By hand: for a foreign key, SQLite's schema builder makes the table anew, which takes its passages with it.
    const uuid = this.db.dialect.name === 'postgres' ? 'uuid' : 'char(36)'
    this.schema.raw(
      `ALTER TABLE memories ADD COLUMN import_id ${uuid} NULL REFERENCES imports (id) ON DELETE CASCADE`
    )
    this.schema.alterTable('memories', (table) => {
      table.integer('position').nullable()
      table.string('speaker', 200).nullable()
      table.index(['import_id', 'position'])
    })

    this.schema.alterTable('passages', (table) => {
      table.string('speaker', 200).nullable()
      table.timestamp('said_at').nullable()
      table.text('context').nullable()
    })

    this.schema.alterTable('clones', (table) => {
      table.boolean('is_grounded').notNullable().defaultTo(false)
    })
  }

  async down() {
    this.schema.alterTable('clones', (table) => table.dropColumn('is_grounded'))
    this.schema.alterTable('passages', (table) =>
      table.dropColumns('speaker', 'said_at', 'context')
    )
    this.schema.alterTable('memories', (table) =>
      table.dropColumns('import_id', 'position', 'speaker')
    )
    this.schema.dropTable('imports')
  }
}
