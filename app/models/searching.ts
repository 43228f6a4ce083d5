import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { isPostgres } from '#services/database/sql'

/**
 * Rows with the text in one of the columns, whatever its case. `LIKE` folds only A to Z on SQLite, and on PostgreSQL
 * as much as the database's locale does; other letters go through `lower`, which costs more, and so only in rows that
 * have the rest of the text.
 */
export function whereContains(
  query: ModelQueryBuilderContract<any>,
  columns: string[],
  text: string
) {
  const onPostgres = isPostgres(query.client)
  const isPlain = /^[\x20-\x7e]*$/.test(text)
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const sieve = pattern.replace(/[^\x20-\x7e]+/g, '%')
  const like = onPostgres ? 'ILIKE' : 'LIKE'
  const folded = onPostgres ? (column: string) => `lower(${column} COLLATE "und-x-icu")` : lower
  for (const column of columns) {
    if (isPlain) query.orWhereRaw(`${column} ${like} ? ESCAPE '\\'`, [pattern])
    else
      query.orWhereRaw(
        `(${column} ${like} ? ESCAPE '\\' AND ${folded(column)} LIKE ? ESCAPE '\\')`,
        [sieve, pattern.toLowerCase()]
      )
  }
}

const lower = (column: string) => `lower(${column})`
