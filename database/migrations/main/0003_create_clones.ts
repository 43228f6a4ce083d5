import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('clones', (table) => {
      table.uuid('id').primary()
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE')
      table.string('name', 100).notNullable()
      table.text('description').notNullable().defaultTo('')
      table.json('tone_config').notNullable()
      table.string('avatar_image_url').nullable()
      table.integer('index_version').notNullable().defaultTo(0)
      table.timestamp('created_at').notNullable()
      table.timestamp('updated_at').notNullable()
      table.index(['user_id', 'created_at', 'id'])
    })

    this.schema.createTable('memories', (table) => {
      table.uuid('id').primary()
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE').index()
      table.uuid('clone_id').notNullable().references('clones.id').onDelete('CASCADE')
      table.string('title', 200).nullable()
      table.text('content').notNullable()
      table.string('source_type', 40).notNullable().defaultTo('manual')
      table.timestamp('occurred_at').nullable()
      table.timestamp('created_at').notNullable()
      table.timestamp('updated_at').notNullable()
      table.index(['clone_id', 'created_at', 'id'])
    })

    this.schema.createTable('documents', (table) => {
      table.uuid('id').primary()
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE').index()
      table.uuid('clone_id').notNullable().references('clones.id').onDelete('CASCADE')
      table.string('title', 500).notNullable()
      table.text('content').notNullable().defaultTo('')
      table.string('source_type', 40).notNullable().defaultTo('manual')
      table.string('status', 20).notNullable()
      table.text('error').nullable()
      table.integer('char_count').notNullable().defaultTo(0)
      table.integer('chunk_count').notNullable().defaultTo(0)
      table.string('format', 20).notNullable()
      table.string('file_key').nullable()
      table.timestamp('created_at').notNullable()
      table.timestamp('updated_at').notNullable()
      table.index(['clone_id', 'created_at', 'id'])
    })
  }

  async down() {
    this.schema.dropTable('documents')
    this.schema.dropTable('memories')
    this.schema.dropTable('clones')
  }
}
