import { BaseSchema } from '@adonisjs/lucid/schema'

/** A passage is also found by what was said before and after it, apart from its own words. */
export default class extends BaseSchema {
  async up() {
    const statements = this.db.dialect.name === 'postgres' ? inPostgres : inSqlite('context')
    for (const statement of statements) this.schema.raw(statement)
  }

  async down() {
    const statements =
      this.db.dialect.name === 'postgres'
        ? ['ALTER TABLE passages DROP COLUMN context_search']
        : inSqlite()
    for (const statement of statements) this.schema.raw(statement)
  }
}

const inPostgres = [
  `ALTER TABLE passages ADD COLUMN context_search tsvector
    GENERATED ALWAYS AS (to_tsvector('english', coalesce(context, ''))) STORED`,
  'CREATE INDEX passages_context_search_index ON passages USING gin (context_search)',
]

/** A contentless index takes no further column, so it is made anew from the passages. */
function inSqlite(...further: string[]) {
  const columns = ['clone', 'title', 'content', ...further].join(', ')
  const values = (row: string) =>
    [
      `replace(${row}clone_id, '-', '')`,
      `coalesce(${row}source_title, '')`,
      `${row}content`,
      ...further.map((column) => `coalesce(${row}${column}, '')`),
    ].join(', ')
  return [
    'DROP TRIGGER passages_indexed',
    'DROP TRIGGER passages_unindexed',
    'DROP TABLE passages_fts',
    `CREATE VIRTUAL TABLE passages_fts USING fts5(
      ${columns}, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
    )`,
    `INSERT INTO passages_fts (rowid, ${columns}) SELECT number, ${values('')} FROM passages`,
    `CREATE TRIGGER passages_indexed AFTER INSERT ON passages BEGIN
      INSERT INTO passages_fts (rowid, ${columns}) VALUES (new.number, ${values('new.')});
    END`,
    `CREATE TRIGGER passages_unindexed AFTER DELETE ON passages BEGIN
      DELETE FROM passages_fts WHERE rowid = old.number;
    END`,
  ]
}
