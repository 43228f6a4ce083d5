import type { Credentials } from '#services/ai/credentials'
import type { LanguageDriver } from '#services/ai/language_driver'
import { anthropicLanguageModel } from '#services/ai/drivers/anthropic_language_model'
import { compatibleLanguageModel } from '#services/ai/drivers/compatible_language_model'
import { DummyEmbedder } from '#services/ai/drivers/dummy_embedder'
import { DummyLanguageModel } from '#services/ai/drivers/dummy_language_model'
import { googleLanguageModel } from '#services/ai/drivers/google_language_model'
import { openaiLanguageModel } from '#services/ai/drivers/openai_language_model'
import { persistent } from '#services/ai/persistent_language_model'
import { lineTo } from '#services/ai/provider_line'
import { replyFetch } from '#services/outgoing/bounded_fetch'

// The SDK would write its warnings to the console, past the log.
globalThis.AI_SDK_LOG_WARNINGS = false

/** The embedder that is built in; its worker starts when it is first used. */
export const embedder = new DummyEmbedder()

// As queries, since those go before the passages of a document that is being learned.
const responder = new DummyLanguageModel({
  embed: (texts) => Promise.all(texts.map((text) => embedder.embedQuery(text))),
})

/** Every language model but the built-in one is asked over a line that may fail. */
const drivers: Record<string, LanguageDriver> = {
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

const usualPatience = 60_000

/**
 * The language model that writes a clone's replies; the built-in one where none is chosen.
 * @param firstWordMs how long another may take until its first word, in milliseconds
 */
export function languageModel(
  chosen?: Chosen,
  credentials: Credentials = {},
  firstWordMs = usualPatience
) {
  if (!chosen || chosen.llmProvider === 'dummy') return responder
  const model = drivers[chosen.llmProvider](
    { ...credentials, fetch: replyFetch(credentials.fetch) },
    chosen.llmModel ?? undefined
  )
  return persistent(model, lineTo(chosen.llmProvider, credentials), firstWordMs)
}
