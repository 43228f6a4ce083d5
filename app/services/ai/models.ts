import type { LanguageModel } from 'ai'
import type { Embedder } from '#services/ai/embedder'
import { anthropicLanguageModel } from '#services/ai/drivers/anthropic_language_model'
import { compatibleLanguageModel } from '#services/ai/drivers/compatible_language_model'
import { DummyEmbedder } from '#services/ai/drivers/dummy_embedder'
import { DummyLanguageModel } from '#services/ai/drivers/dummy_language_model'
import { googleLanguageModel } from '#services/ai/drivers/google_language_model'
import { openaiLanguageModel } from '#services/ai/drivers/openai_language_model'

// The SDK would write its warnings to the console, past the log.
globalThis.AI_SDK_LOG_WARNINGS = false

/** The embedder that is built in; its worker starts when it is first used. */
export const embedder: Embedder = new DummyEmbedder()

// As queries, since those go before the passages of a document that is being learned.
const responder = new DummyLanguageModel({
  embed: (texts) => Promise.all(texts.map((text) => embedder.embedQuery(text))),
})

const drivers: Record<string, (model?: string) => LanguageModel> = {
  dummy: () => responder,
  openai: openaiLanguageModel,
  anthropic: anthropicLanguageModel,
  google: googleLanguageModel,
  openai_compatible: compatibleLanguageModel,
}

/** Whose replies they are: the part of a clone's settings that chooses its model. */
interface Chosen {
  llmProvider: string
  llmModel: string | null
}

/** The language model that writes a clone's replies; the built-in one where none is chosen. */
export function languageModel(
  { llmProvider, llmModel }: Chosen = { llmProvider: 'dummy', llmModel: null }
) {
  return drivers[llmProvider](llmModel ?? undefined)
}
