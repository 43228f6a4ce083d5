import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import Passage from '#models/passage'
import { embedder } from '#services/ai/models'
import { CloneVectors } from '#services/search/clone_vectors'
import { fts5Match, queryTerms, tsQuery } from '#services/search/query_terms'
import { reciprocalRankFusion } from '#services/search/reciprocal_rank_fusion'

export interface FoundPassage {
  passage: Passage
  /** Both fused; only its order means something. */
  score: number
  /** How well the words match (BM25, higher is better), or null where none does. */
  lexical: number | null
  /** Cosine between question and passage, or null where the passage has no vector yet. */
  similarity: number | null
}

interface SearchOptions {
  limit?: number
  /** A message is no answer to itself. */
  exceptMessage?: string
}

type WordMatch = { number: number | string; score: number }

const candidates = 50

/**
 * Hybrid retrieval inside one clone: words (BM25) and meaning (sentence vectors), fused by reciprocal rank
 * (Cormack, Clarke & Büttcher, SIGIR 2009).
 */
export class PassageSearch {
  #vectors = new CloneVectors()

  async search(
    cloneId: string,
    text: string,
    { limit = 8, exceptMessage }: SearchOptions = {}
  ): Promise<FoundPassage[]> {
    const [lexical, semantic] = await Promise.all([
      this.#byWords(cloneId, text),
      this.#byMeaning(cloneId, text),
    ])
    const lexicalScores = new Map(lexical.map(({ id, score }) => [id, score]))
    const similarities = new Map(semantic.map(({ id, similarity }) => [id, similarity]))
    const fused = reciprocalRankFusion([
      { ids: lexical.map(({ id }) => id), weight: 1 },
      { ids: semantic.map(({ id }) => id), weight: 1 },
    ])
    const passages = await this.#passages(
      cloneId,
      fused.slice(0, limit + 2).map(({ id }) => Number(id))
    )
    return fused
      .map(({ id, score }) => ({
        passage: passages.get(Number(id))!,
        score,
        lexical: lexicalScores.get(id) ?? null,
        similarity: similarities.get(id) ?? null,
      }))
      .filter(({ passage }) => passage && (!exceptMessage || passage.messageId !== exceptMessage))
      .slice(0, limit)
  }

  /** Of a clone that is gone, nothing stays in memory. */
  forget(cloneId: string) {
    this.#vectors.forget(cloneId)
  }

  async #byWords(cloneId: string, text: string) {
    const terms = queryTerms(text)
    const rows =
      db.connection().dialect.name === 'postgres'
        ? await this.#inPostgres(cloneId, terms)
        : await this.#inSqlite(cloneId, terms)
    return rows.map(({ number, score }) => ({ id: String(number), score }))
  }

  async #inSqlite(cloneId: string, terms: string[]): Promise<WordMatch[]> {
    const match = fts5Match(terms)
    if (!match) return []
    return db.rawQuery(
      `SELECT p.number, -found.rank AS score FROM (
         SELECT rowid AS number, rank FROM passages_fts WHERE passages_fts MATCH ? AND rank MATCH 'bm25(0.0, 1.0, 1.0)' ORDER BY rank LIMIT ?
       ) found JOIN passages p ON p.number = found.number WHERE p.clone_id = ? ORDER BY found.rank`,
      [
        `clone : "${cloneId.replaceAll('-', '')}" AND {title content} : (${match})`,
        candidates,
        cloneId,
      ]
    )
  }

  async #inPostgres(cloneId: string, terms: string[]): Promise<WordMatch[]> {
    const query = tsQuery(terms)
    if (!query) return []
    const result = await db.rawQuery(
      `SELECT number, ts_rank_cd(search, query, 1) AS score FROM passages, to_tsquery('english', ?) query
       WHERE clone_id = ? AND search @@ query ORDER BY score DESC, number LIMIT ?`,
      [query, cloneId, candidates]
    )
    return result.rows
  }

  async #byMeaning(cloneId: string, text: string) {
    try {
      const [question, matrix] = await Promise.all([
        embedder.embedQuery(text),
        this.#vectors.of(cloneId),
      ])
      return matrix.nearest(question, candidates)
    } catch (error) {
      logger.error({ err: error }, 'Search by meaning is out of order, so words alone decide')
      return []
    }
  }

  async #passages(cloneId: string, numbers: number[]) {
    const rows = await Passage.query().where({ cloneId }).whereIn('number', numbers)
    return new Map(rows.map((passage) => [Number(passage.number), passage]))
  }
}

export const passageSearch = new PassageSearch()
