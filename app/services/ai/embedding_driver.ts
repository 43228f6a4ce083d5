import type { Credentials } from '#services/ai/credentials'
import type { Embedder } from '#services/ai/embedder'

/**
 * Makes the embedder of a provider; without the name of a model, the provider's usual one.
 * Rejects with an EmbedderError where the provider has to be asked for it and does not answer.
 */
export type EmbeddingDriver = (credentials: Credentials, model?: string) => Promise<Embedder>
