import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { PassageEmbeddingSchema } from '#database/schema'
import type Passage from '#models/passage'
import { encodeVector } from '#services/search/vector_matrix'

/** A passage's vector by an embedder that a clone is changing to. */
export default class PassageEmbedding extends PassageEmbeddingSchema {
  static table = 'passage_embeddings'
  static primaryKey = 'passageNumber'

  /** Of passages that are gone meanwhile none is kept. */
  static async store(
    trx: TransactionClientContract,
    model: string,
    passages: Passage[],
    vectors: Float32Array[]
  ) {
    for (const [index, { number }] of passages.entries()) {
      const vector = vectors[index]
      await trx.rawQuery(
        `INSERT INTO passage_embeddings (passage_number, clone_id, model, dimension, embedding)
         SELECT number, clone_id, ?, ?, ? FROM passages WHERE number = ? ON CONFLICT (passage_number) DO NOTHING`,
        [model, vector.length, encodeVector(vector), Number(number)]
      )
    }
  }

  /** They take the place of the vectors that were searched. */
  static async takeOver(trx: TransactionClientContract, cloneId: string) {
    const of = (column: string) =>
      `(SELECT e.${column} FROM passage_embeddings e WHERE e.passage_number = passages.number)`
    await trx.rawQuery(
      `UPDATE passages SET embedding = ${of('embedding')}, embedding_model = ${of('model')}, embedding_dimension = ${of('dimension')}
       WHERE clone_id = ?`,
      [cloneId]
    )
    await this.query({ client: trx }).where({ cloneId }).delete()
  }
}
