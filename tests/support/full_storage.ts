import db from '@adonisjs/lucid/services/db'

const isSqlite = process.env.DATABASE_URL === undefined
const largest = 4_294_967_294

/**
 * From here on the database has no room for more: SQLite's file may not grow, and PostgreSQL, which can't be told so, says
 * it of every row that is written. Without a transaction around the test: SQLite would end that as well.
 */
export async function fillStorage() {
  if (isSqlite) return fillFile('main')
  await db.rawQuery(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`)
  for (const table of ['passages', 'messages', 'clones', 'documents', 'imports'])
    await db.rawQuery(
      `CREATE TRIGGER no_room BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION no_room()`
    )
}

/** SQLite's file may not grow any more, and has no page that is free. */
export async function fillFile(connectionName: 'main' | 'volatile') {
  const connection = db.connection(connectionName)
  await connection.rawQuery('VACUUM')
  const [{ page_count: pages }] = await connection.rawQuery('PRAGMA page_count')
  await connection.rawQuery(`PRAGMA max_page_count = ${pages}`)
}

/** SQLite's file is one that can only be read; or is so no longer. */
export const sealFile = (connectionName: 'main' | 'volatile', isSealed = true) =>
  db.connection(connectionName).rawQuery(`PRAGMA query_only = ${isSealed ? 'ON' : 'OFF'}`)

/** There is room again. */
export async function emptyStorage() {
  if (isSqlite) {
    for (const name of ['main', 'volatile'])
      await db.connection(name).rawQuery(`PRAGMA max_page_count = ${largest}`)
    return
  }
  await db.rawQuery('DROP FUNCTION IF EXISTS no_room CASCADE')
}

/** More than fits into what a page has left. */
export const long = 'The lighthouse of Aveiro is the tallest of Portugal. '.repeat(350)
