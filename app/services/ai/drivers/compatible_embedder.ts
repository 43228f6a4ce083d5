import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { operatorFetch } from '#services/outgoing/bounded_fetch'
import { EmbedderError } from '../embedder.js'
import type { EmbeddingDriver } from '../embedding_driver.js'
import { OutsideEmbedder } from '../outside_embedder.js'
import { providerError } from '../provider_error.js'
import { lineTo } from '../provider_line.js'
import { listedByBearer, servedModels } from '../served_models.js'
import type { Credentials } from '../credentials.js'

/** What models for embeddings have in their names, by and large. */
const telling = /embed|\bbge\b|\be5\b|\bgte\b|minilm|arctic/i

/** As long as a model's name is kept. */
const longestName = 80

/** Any server that speaks OpenAI's embeddings; of the models that it serves, the first that is made for them. */
export const compatibleEmbedder: EmbeddingDriver = async (credentials, model) => {
  const { apiKey, baseUrl, fetch = operatorFetch } = credentials
  const chosen = model ?? (await usualModel(credentials))
  const server = createOpenAICompatible({
    name: 'compatible',
    baseURL: baseUrl!,
    apiKey: apiKey || undefined,
    fetch,
  })
  return new OutsideEmbedder({
    name: `openai_compatible/${chosen}`,
    model: server.embeddingModel(chosen),
    line: lineTo('openai_compatible', credentials),
    atOnce: 16,
  })
}

async function usualModel(credentials: Credentials) {
  try {
    const served = await lineTo('openai_compatible', credentials).call(() =>
      servedModels(listedByBearer, credentials)
    )
    const names = served.filter((name) => name.length <= longestName)
    return names.find((name) => telling.test(name)) ?? names[0] ?? 'default'
  } catch (error) {
    throw new EmbedderError('The server did not tell its models', { cause: providerError(error) })
  }
}
