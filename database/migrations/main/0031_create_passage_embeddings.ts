import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * Vectors of another embedder, until all passages of a clone have one: then they take the place of those that are
 * searched. `search_provider` and `search_model` tell whose vectors those are.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('passage_embeddings', (table) => {
      table.bigInteger('passage_number').primary().references('passages.number').onDelete('CASCADE')
      table.uuid('clone_id').notNullable().references('clones.id').onDelete('CASCADE').index()
      table.string('model', 100).notNullable()
      table.integer('dimension').notNullable()
      table.binary('embedding').notNullable()
    })

    this.schema.alterTable('clones', (table) => {
      table.string('search_provider', 40).notNullable().defaultTo('dummy')
      table
        .string('search_model', 100)
        .notNullable()
        .defaultTo('universal-sentence-encoder-lite-en')
      table.text('embedding_failure').nullable()
    })
  }

  async down() {
    this.schema.alterTable('clones', (table) =>
      table.dropColumns('search_provider', 'search_model', 'embedding_failure')
    )
    this.schema.dropTable('passage_embeddings')
  }
}
