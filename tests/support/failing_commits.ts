import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Two tables that let a transaction fail at its very end: whose promise a row is, is asked when it commits. */
export async function promises() {
  await db.rawQuery('CREATE TABLE keepers (id integer PRIMARY KEY)')
  await db.rawQuery(
    `CREATE TABLE promises (id integer PRIMARY KEY,
       keeper_id integer REFERENCES keepers (id) DEFERRABLE INITIALLY DEFERRED)`
  )
  return async () => {
    await db.rawQuery('DROP TABLE promises')
    await db.rawQuery('DROP TABLE keepers')
  }
}

/** Writes a row that no commit lets pass. */
export const breakPromise = (trx: TransactionClientContract, id = 1) =>
  trx.rawQuery('INSERT INTO promises (id, keeper_id) VALUES (?, 404)', [id])

/** Writes a row that stays, if its transaction does. */
export const promise = (trx: TransactionClientContract, id: number) =>
  trx.rawQuery('INSERT INTO promises (id) VALUES (?)', [id])

export async function promisesKept(): Promise<number[]> {
  return (await db.from('promises').orderBy('id')).map(({ id }) => Number(id))
}

/**
 * From here on no transaction can be committed that writes a row of the table, or one for which `when` holds.
 * Each statement of it succeeds. @returns what takes that back
 */
export async function refuseCommits(table: string, when = 'id IS NOT NULL') {
  const take = await promises()
  const condition = `NEW.${when}`
  if (process.env.DATABASE_URL) {
    await db.rawQuery(`CREATE FUNCTION promise_broken() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO promises (id, keeper_id) VALUES (1, 404); RETURN NULL; END $$`)
    await db.rawQuery(
      `CREATE TRIGGER promise_broken AFTER INSERT ON ${table} FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION promise_broken()`
    )
  } else {
    await db.rawQuery(
      `CREATE TRIGGER promise_broken AFTER INSERT ON ${table} WHEN ${condition} BEGIN INSERT INTO promises (id, keeper_id) VALUES (1, 404); END`
    )
  }
  return async () => {
    await db.rawQuery(
      process.env.DATABASE_URL
        ? 'DROP FUNCTION promise_broken CASCADE'
        : 'DROP TRIGGER promise_broken'
    )
    await take()
  }
}
