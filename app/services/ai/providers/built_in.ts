import { DummyEmbedder } from '../drivers/dummy_embedder.js'
import { DummyLanguageModel } from '../drivers/dummy_language_model.js'
import { DummySpeech } from '../drivers/dummy_speech.js'
import { builtInId, type ProviderDefinition } from '../provider_definition.js'

/** Its worker starts when it is first used. */
export const embedder = new DummyEmbedder()

/** Its thread starts when a voice is first heard. */
export const builtInSpeech = new DummySpeech()

// As queries, since those go before the passages of a document that is being learned.
const responder = new DummyLanguageModel({
  embed: (texts) => Promise.all(texts.map((text) => embedder.embedQuery(text))),
})

export const builtIn: ProviderDefinition = {
  id: builtInId,
  label: 'Built in',
  language: { driver: () => responder, models: ['grounded-responder-1'] },
  embedding: { driver: async () => embedder },
  speech: { driver: () => builtInSpeech },
}
