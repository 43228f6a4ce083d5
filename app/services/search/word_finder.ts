import db from '@adonisjs/lucid/services/db'
import { fts5Match, tsQuery } from '#services/search/query_terms'

/** The numbers of a clone's passages that have a word. */
export interface Occurrences {
  own: number[]
  /** In what was said before or after them. */
  around: number[]
}

/** Where words occur in what a clone was taught, looked up in the database's full-text index: stemmed, without accents. */
export class WordFinder {
  /** The occurrences of each term, in their order. */
  async find(cloneId: string, terms: string[]): Promise<Occurrences[]> {
    if (terms.length === 0) return []
    return db.connection().dialect.name === 'postgres'
      ? this.#inPostgres(cloneId, terms)
      : this.#inSqlite(cloneId, terms)
  }

  async #inSqlite(cloneId: string, terms: string[]) {
    const clone = `clone : "${cloneId.replaceAll('-', '')}"`
    const matches = terms.flatMap((term) => fts5Match([term]) ?? [])
    const lists = matches.flatMap((match) => [
      `${clone} AND {title content} : (${match})`,
      `${clone} AND context : (${match})`,
    ])
    if (lists.length === 0) return []
    const one = `SELECT json_group_array(rowid) AS numbers FROM passages_fts WHERE passages_fts MATCH ?`
    const rows = await db.rawQuery(lists.map(() => one).join(' UNION ALL '), lists)
    const found = rows.map(({ numbers }: { numbers: string }): number[] => JSON.parse(numbers))
    return matches.map((_, index) => ({ own: found[2 * index], around: found[2 * index + 1] }))
  }

  async #inPostgres(cloneId: string, terms: string[]) {
    const queries = terms.flatMap((term) => tsQuery([term]) ?? [])
    if (queries.length === 0) return []
    const numbersIn = (column: string) =>
      `(SELECT coalesce(json_agg(number), '[]') FROM passages WHERE clone_id = ? AND ${column} @@ asked.query)`
    const { rows } = await db.rawQuery(
      `SELECT ${numbersIn('search')} AS own, ${numbersIn('context_search')} AS around
       FROM (SELECT place, to_tsquery('english', term) AS query
             FROM unnest(?::text[]) WITH ORDINALITY AS terms (term, place)) asked ORDER BY place`,
      [cloneId, cloneId, queries]
    )
    return rows as Occurrences[]
  }
}
