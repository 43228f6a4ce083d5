import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * `number` is the row's place in the full-text index (FTS5 needs a stable integer); `id` is what the world sees.
 * The index is kept by the database itself, so a passage and its index entry appear and go together.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.createTable('passages', (table) => {
      table.bigIncrements('number')
      table.uuid('id').notNullable().unique()
      table.uuid('clone_id').notNullable().references('clones.id').onDelete('CASCADE')
      table.uuid('memory_id').nullable().references('memories.id').onDelete('CASCADE').index()
      table.uuid('document_id').nullable().references('documents.id').onDelete('CASCADE').index()
      table.uuid('message_id').nullable().references('messages.id').onDelete('CASCADE').index()
      table.string('source_type', 10).notNullable()
      table.string('source_title', 500).nullable()
      table.integer('position').notNullable()
      table.text('content').notNullable()
      table.binary('embedding').nullable()
      table.string('embedding_model', 100).nullable()
      table.integer('embedding_dimension').nullable()
      table.timestamp('created_at').notNullable()
      table.index(['clone_id', 'embedding_model', 'number'])
    })
    this.schema.raw(this.db.dialect.name === 'postgres' ? postgresIndex : sqliteTable)
    if (this.db.dialect.name !== 'postgres')
      for (const trigger of sqliteTriggers) this.schema.raw(trigger)
    else this.schema.raw('CREATE INDEX passages_search_index ON passages USING gin (search)')
  }

  async down() {
    if (this.db.dialect.name !== 'postgres') this.schema.raw('DROP TABLE passages_fts')
    this.schema.dropTable('passages')
  }
}

const postgresIndex = `ALTER TABLE passages ADD COLUMN search tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('english', coalesce(source_title, '')), 'B') || setweight(to_tsvector('english', content), 'A')
) STORED`

// Contentless: the text stays in `passages` alone. The clone is a column, so that a search reads only its own postings.
const sqliteTable = `CREATE VIRTUAL TABLE passages_fts USING fts5(
  clone, title, content, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
)`

const sqliteTriggers = [
  `CREATE TRIGGER passages_indexed AFTER INSERT ON passages BEGIN
    INSERT INTO passages_fts (rowid, clone, title, content)
    VALUES (new.number, replace(new.clone_id, '-', ''), coalesce(new.source_title, ''), new.content);
  END`,
  `CREATE TRIGGER passages_unindexed AFTER DELETE ON passages BEGIN
    DELETE FROM passages_fts WHERE rowid = old.number;
  END`,
]
