import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.alterTable('clones', (table) => {
      table.string('llm_provider', 40).notNullable().defaultTo('dummy')
      table.string('llm_model', 200).nullable()
      table.string('embedding_provider', 40).notNullable().defaultTo('dummy')
      table.string('tts_provider', 40).notNullable().defaultTo('dummy')
      table.string('tts_voice_id', 200).nullable()
      table.double('temperature').notNullable().defaultTo(0.7)
      table.integer('max_tokens').nullable()
    })

    this.schema.alterTable('users', (table) => {
      table.string('billing_customer_id').nullable().unique()
      table.string('billing_subscription_id').nullable()
    })
  }

  async down() {
    this.schema.alterTable('users', (table) => {
      table.dropUnique(['billing_customer_id'])
    })
    this.schema.alterTable('users', (table) => {
      table.dropColumns('billing_customer_id', 'billing_subscription_id')
    })
    this.schema.alterTable('clones', (table) => {
      table.dropColumns(
        'llm_provider',
        'llm_model',
        'embedding_provider',
        'tts_provider',
        'tts_voice_id',
        'temperature',
        'max_tokens'
      )
    })
  }
}
