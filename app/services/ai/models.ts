import type { Credentials } from '#services/ai/credentials'
import { persistent } from '#services/ai/persistent_language_model'
import { builtInId } from '#services/ai/provider_definition'
import { lineTo } from '#services/ai/provider_line'
import { definitionOf } from '#services/ai/providers'
import { replyFetch } from '#services/outgoing/bounded_fetch'

// The SDK would write its warnings to the console, past the log.
globalThis.AI_SDK_LOG_WARNINGS = false

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
  { llmProvider, llmModel }: Chosen = { llmProvider: builtInId, llmModel: null },
  credentials: Credentials = {},
  firstWordMs = usualPatience
) {
  const { driver } = definitionOf(llmProvider).language!
  if (llmProvider === builtInId) return driver(credentials)
  const fetch = replyFetch(credentials.fetch)
  const model = driver({ ...credentials, fetch }, llmModel ?? undefined)
  return persistent(model, lineTo(llmProvider, credentials), firstWordMs)
}
