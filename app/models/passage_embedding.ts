import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import db from '@adonisjs/lucid/services/db'
import { PassageEmbeddingSchema } from '#database/schema'
import Clone from '#models/clone'
import type Passage from '#models/passage'
import { encodeVector } from '#services/vectors/vector_matrix'

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

  /** How many passages of a clone have a vector of the embedder that its settings name. */
  static async progressOf({ id, isChangingEmbedder, embeddingFailure }: Clone) {
    const count = async (table: string) => {
      const [{ total }] = await db.from(table).where('clone_id', id).count('* as total')
      return Number(total)
    }
    return {
      total: await count('passages'),
      done: await count('passage_embeddings'),
      isChanging: isChangingEmbedder,
      failure: embeddingFailure ?? null,
    }
  }

  /**
   * From here on the new vectors are searched, all at once; nothing happens where the settings name another embedder by now.
   * @returns `incomplete` where passages were learned meanwhile
   */
  static takeOver(clone: Clone, model: string) {
    return this.transaction(async (trx) => {
      await Clone.touchIndex(trx, clone.id)
      const { embeddingProvider } = await Clone.findOrFail(clone.id, { client: trx })
      if (embeddingProvider !== clone.embeddingProvider) return 'given up'
      const bare = await trx
        .from('passages')
        .where('clone_id', clone.id)
        .whereNotExists((made) =>
          made.from('passage_embeddings').whereColumn('passage_number', 'passages.number')
        )
        .first()
      if (bare) return 'incomplete'
      await this.replaceVectors(trx, clone.id)
      await Clone.query({ client: trx }).where('id', clone.id).update({
        search_provider: embeddingProvider,
        search_model: model,
        embedding_failure: null,
      })
      return 'done'
    })
  }

  private static async replaceVectors(trx: TransactionClientContract, cloneId: string) {
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
