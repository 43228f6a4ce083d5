import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** That something happened to an id is recorded for good; nothing else of it is. */
const kept: Record<string, string[]> = { audit_entries: ['resource_id'] }

/** The tables of both databases in which any column of any row still holds one of these texts. */
export async function tracesOf(...texts: string[]) {
  const found = new Set<string>()
  for (const connection of ['main', 'volatile']) {
    const client = db.connection(connection)
    for (const table of await tablesOf(client)) {
      for (const row of await client.from(table)) {
        for (const column of kept[table] ?? []) delete row[column]
        const content = JSON.stringify(row)
        if (texts.some((text) => content.includes(text))) found.add(table)
      }
    }
  }
  return [...found]
}

async function tablesOf(client: QueryClientContract): Promise<string[]> {
  const result = await client.rawQuery(
    client.dialect.name === 'postgres'
      ? `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
      : `SELECT name FROM sqlite_master WHERE type = 'table'`
  )
  return (result.rows ?? result).map(({ name }: { name: string }) => name)
}

/** How many passages of a clone the full-text index still knows. */
export async function indexedPassages(cloneId: string) {
  const client = db.connection()
  if (client.dialect.name === 'postgres') {
    const [{ total }] = await client.from('passages').where('clone_id', cloneId).count('* as total')
    return Number(total)
  }
  const rows = await client.rawQuery(
    'SELECT count(*) AS total FROM passages_fts WHERE passages_fts MATCH ?',
    [`clone:"${cloneId.replaceAll('-', '')}"`]
  )
  return Number(rows[0].total)
}
