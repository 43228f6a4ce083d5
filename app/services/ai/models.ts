import type { LanguageModel } from 'ai'
import type { Embedder } from '#services/ai/embedder'
import { DummyEmbedder } from '#services/ai/drivers/dummy_embedder'
import { DummyLanguageModel } from '#services/ai/drivers/dummy_language_model'

/** The embedder that is built in; its worker starts when it is first used. */
export const embedder: Embedder = new DummyEmbedder()

// As queries, since those go before the passages of a document that is being learned.
const responder = new DummyLanguageModel({
  embed: (texts) => Promise.all(texts.map((text) => embedder.embedQuery(text))),
})

/** The language model that writes a clone's replies. */
export function languageModel(): LanguageModel {
  return responder
}
