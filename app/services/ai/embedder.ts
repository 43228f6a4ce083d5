/**
 * Turns texts into vectors whose dot product is the likeness of their meanings (-1 to 1).
 * A driver's vectors have the length 1, or are all zeros for a text in which it finds no words:
 * such a vector is like no other. The same text always has the same vector. How many numbers a vector has is
 * known from the first one; it is a multiple of 4.
 */
export interface Embedder {
  /** Identifies what made the vectors: those of different models can't be compared. */
  readonly model: string

  /** The vector of what someone looks for. Rejects with an EmbedderError. */
  embedQuery(text: string): Promise<Float32Array<ArrayBuffer>>

  /** The vectors of texts to be found, in their order. Rejects with an EmbedderError. */
  embedPassages(texts: string[]): Promise<Array<Float32Array<ArrayBuffer>>>

  /** Frees what the embedder holds; what is under way is rejected. */
  close(): Promise<void>
}

/** An embedder could not make a vector; its cause says why. */
export class EmbedderError extends Error {
  override name = 'EmbedderError'
}
