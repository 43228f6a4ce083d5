import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.createTable('users', (table) => {
      table.uuid('id').primary()
      table.string('email', 254).notNullable().unique()
      table.string('password').notNullable()
      table.string('full_name', 200).nullable()
      table.boolean('is_platform_admin').notNullable().defaultTo(false)
      table
        .string('billing_plan', 40)
        .notNullable()
        .defaultTo('FREE')
        .references('billing_quotas.plan')
      table.json('consents').notNullable()
      table.timestamp('suspended_at').nullable()
      table.timestamp('created_at').notNullable()
      table.timestamp('updated_at').notNullable()
      table.index(['created_at', 'id'])
    })

    this.schema.createTable('access_tokens', (table) => {
      table.bigIncrements('id')
      table.uuid('tokenable_id').notNullable().references('users.id').onDelete('CASCADE').index()
      table.string('type').notNullable()
      table.string('name').nullable()
      table.string('hash').notNullable()
      table.text('abilities').notNullable()
      table.timestamp('created_at').notNullable()
      table.timestamp('updated_at').notNullable()
      table.timestamp('last_used_at').nullable()
      table.timestamp('expires_at').nullable()
    })

    this.schema.createTable('remember_me_tokens', (table) => {
      table.bigIncrements('id')
      table.uuid('tokenable_id').notNullable().references('users.id').onDelete('CASCADE').index()
      table.string('hash').notNullable().unique()
      table.timestamp('created_at').notNullable()
      table.timestamp('updated_at').notNullable()
      table.timestamp('expires_at').notNullable()
    })

    this.schema.createTable('password_resets', (table) => {
      table.uuid('id').primary()
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE').index()
      table.string('token_hash', 64).notNullable().unique()
      table.timestamp('expires_at').notNullable()
      table.timestamp('created_at').notNullable()
    })

    this.schema.createTable('usage_counters', (table) => {
      table.bigIncrements('id')
      table.uuid('user_id').notNullable().references('users.id').onDelete('CASCADE')
      table.string('resource', 20).notNullable()
      table.string('scope', 64).notNullable()
      table.integer('used').notNullable().defaultTo(0)
      table.unique(['user_id', 'resource', 'scope'])
    })
  }

  async down() {
    this.schema.dropTable('usage_counters')
    this.schema.dropTable('password_resets')
    this.schema.dropTable('remember_me_tokens')
    this.schema.dropTable('access_tokens')
    this.schema.dropTable('users')
  }
}
