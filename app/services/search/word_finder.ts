import db from '@adonisjs/lucid/services/db'
import { isPostgres } from '#services/database/sql'
import { fts5Match, tsQuery } from '#services/search/query_terms'

/** The numbers of a clone's passages that have a word. */
export interface Occurrences {
  own: number[]
  /** In what was said before or after them. */
  around: number[]
}

/** A word that more passages have tells nothing of any of them, and takes the longest to look up. */
const tooMany = 20_000

/** Where words occur in what a clone was taught, looked up in the database's full-text index: stemmed, without accents. */
export class WordFinder {
  /** The occurrences of the terms that tell something; `around` only where asked for, as that takes as long again. */
  async find(cloneId: string, terms: string[], withContexts: boolean): Promise<Occurrences[]> {
    const found = isPostgres(db.connection())
      ? await this.#inPostgres(cloneId, terms, withContexts)
      : await this.#inSqlite(cloneId, terms, withContexts)
    return found
      .filter(({ own }) => own.length <= tooMany)
      .map(({ own, around }) => ({ own, around: around.length <= tooMany ? around : [] }))
  }

  async #inSqlite(cloneId: string, terms: string[], withContexts: boolean) {
    const matches = terms.flatMap((term) => fts5Match([term]) ?? [])
    const own = await this.#numbersInSqlite(cloneId, '{title content}', matches)
    const around = withContexts ? await this.#numbersInSqlite(cloneId, 'context', matches) : []
    return own.map((numbers, place): Occurrences => ({ own: numbers, around: around[place] ?? [] }))
  }

  async #numbersInSqlite(cloneId: string, columns: string, matches: string[]): Promise<number[][]> {
    if (matches.length === 0) return []
    const clone = cloneId.replaceAll('-', '')
    const one = `SELECT json_group_array(rowid) AS numbers
      FROM (SELECT rowid FROM passages_fts WHERE passages_fts MATCH ? LIMIT ${tooMany + 1})`
    const rows = await db.rawQuery(
      matches.map(() => one).join(' UNION ALL '),
      matches.map((match) => `clone : "${clone}" AND ${columns} : (${match})`)
    )
    return rows.map(({ numbers }: { numbers: string }) => JSON.parse(numbers))
  }

  async #inPostgres(cloneId: string, terms: string[], withContexts: boolean) {
    const queries = terms.flatMap((term) => tsQuery([term]) ?? [])
    if (queries.length === 0) return []
    const numbersIn = (column: string) =>
      `(SELECT coalesce(json_agg(number), '[]') FROM
        (SELECT number FROM passages WHERE clone_id = ? AND ${column} @@ asked.query LIMIT ${tooMany + 1}) found)`
    const { rows } = await db.rawQuery(
      `SELECT ${numbersIn('search')} AS own, ${withContexts ? numbersIn('context_search') : "'[]'::json"} AS around
       FROM (SELECT place, to_tsquery('english', term) AS query
             FROM unnest(?::text[]) WITH ORDINALITY AS terms (term, place)) asked ORDER BY place`,
      [...(withContexts ? [cloneId, cloneId] : [cloneId]), queries]
    )
    return rows as Occurrences[]
  }
}
