import logger from '@adonisjs/core/services/logger'
import { isDatabaseUnavailable } from '#exceptions/database_unavailable'
import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import Passage from '#models/passage'
import { embedderInUse } from '#services/ai/embedders'
import type { CloneOutline } from '#services/search/clone_outline'
import { CloneOutlines } from '#services/search/clone_outlines'
import { CloneVectors } from '#services/search/clone_vectors'
import { PassageRanking, type Ranked } from '#services/search/passage_ranking'
import { ownSpeakers, readQuestion, type ReadQuestion } from '#services/search/question_reading'
import { WordFinder } from '#services/search/word_finder'
import { WordScores } from '#services/search/word_scores'

export interface FoundPassage {
  passage: Passage
  /** Everything fused; only its order means something. */
  score: number
  /** How well the words match (BM25, higher is better), or null where none does. */
  lexical: number | null
  /** Cosine between question and passage, or null where the passage has no vector yet. */
  similarity: number | null
  /** Whether the clone's own person said it in a chat. */
  isOwn: boolean
}

interface SearchOptions {
  limit?: number
  /** A message is no answer to itself. */
  exceptMessage?: string
}

/**
 * Hybrid retrieval inside one clone: words (BM25), meaning (sentence vectors), who said it and when, fused by a
 * learned linear model.
 */
export class PassageSearch {
  #outlines = new CloneOutlines()
  #vectors = new CloneVectors()
  #words = new WordFinder()

  async search(
    cloneId: string,
    text: string,
    { limit = 8, exceptMessage }: SearchOptions = {}
  ): Promise<FoundPassage[]> {
    const { clone, outline, chosen } = await this.#outlines.of(cloneId)
    const own = ownSpeakers(outline.speakers, clone.name, chosen)
    const question = readQuestion(text, outline.speakers, own)
    const ranking = await this.#rank(clone, outline, question)
    const shortlist = ranking.shortlist()
    const texts = await this.#texts(shortlist, exceptMessage)
    const best = ranking.withTexts(shortlist, texts).slice(0, limit)
    const passages = await this.#passages(best)
    return best.flatMap(({ number, score, lexical, similarity }) => {
      const passage = passages.get(number)
      const isOwn = own.includes(passage?.speaker ?? '')
      return passage ? [{ passage, score, lexical, similarity, isOwn }] : []
    })
  }

  /** Of a clone that is gone, nothing stays in memory. */
  forget(cloneId: string) {
    this.#outlines.forget(cloneId)
    this.#vectors.forget(cloneId)
  }

  /** The embedder comes first: it works in another thread, while the database holds this one. */
  async #rank(clone: Clone, outline: CloneOutline, question: ReadQuestion) {
    const [similarities, words, mentions] = await Promise.all([
      this.#similarities(clone, outline, question.subject),
      this.#words.find(clone.id, question.terms, outline.hasContexts),
      this.#mentions(clone.id, outline, question),
    ])
    const scores = new WordScores(outline, words)
    return new PassageRanking(question, outline, scores, mentions, similarities)
  }

  async #similarities(clone: Clone, outline: CloneOutline, subject: string) {
    const similarities = new Float32Array(outline.size).fill(Number.NaN)
    try {
      const embedder = await embedderInUse(clone)
      const [question, { matrix, model }] = await Promise.all([
        embedder.embedQuery(subject),
        this.#vectors.of(clone.id),
      ])
      if (!matrix || model !== embedder.model) return similarities
      const { numbers, cosines } = matrix.compare(question)
      numbers.forEach((number, position) => {
        const row = outline.rowOf(number)
        if (row !== undefined) similarities[row] = cosines[position]
      })
    } catch (error) {
      if (error instanceof ProblemException) return similarities
      if (isDatabaseUnavailable(error)) throw error
      logger.error({ err: error }, 'Search by meaning is out of order, so words alone decide')
    }
    return similarities
  }

  async #mentions(cloneId: string, outline: CloneOutline, { speaker }: ReadQuestion) {
    if (speaker === null) return new Set<number>()
    const [name] = await this.#words.find(cloneId, speaker.split(/\s+/).slice(0, 1), false)
    return new Set(name?.own.map((number) => outline.rowOf(number) ?? -1))
  }

  /** Numbers are never given twice: they are the clone's own. By the clone, SQLite would read all that it has. */
  async #texts(shortlist: Ranked[], exceptMessage?: string) {
    const numbers = shortlist.map(({ number }) => number)
    const rows = await Passage.query()
      .whereIn('number', numbers)
      .select('number', 'content', 'message_id')
      .pojo<{ number: number | string; content: string; message_id: string | null }>()
    const others = rows.filter((row) => !exceptMessage || row.message_id !== exceptMessage)
    return new Map(others.map(({ number, content }) => [Number(number), content]))
  }

  async #passages(best: Ranked[]) {
    const numbers = best.map(({ number }) => number)
    const rows = await Passage.query().whereIn('number', numbers)
    return new Map(rows.map((passage) => [Number(passage.number), passage]))
  }
}

export const passageSearch = new PassageSearch()
