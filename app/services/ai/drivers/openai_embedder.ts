import { createOpenAI } from '@ai-sdk/openai'
import { operatorFetch } from '#services/outgoing/bounded_fetch'
import type { EmbeddingDriver } from '../embedding_driver.js'
import { OutsideEmbedder } from '../outside_embedder.js'
import { lineTo } from '../provider_line.js'

export const openaiEmbedder: EmbeddingDriver = async (
  credentials,
  model = 'text-embedding-3-small'
) => {
  const { apiKey, baseUrl, fetch = operatorFetch } = credentials
  const openai = createOpenAI({ apiKey, baseURL: baseUrl || 'https://api.openai.com/v1', fetch })
  return new OutsideEmbedder({
    name: `openai/${model}`,
    model: openai.embeddingModel(model),
    line: lineTo('openai', credentials),
    atOnce: fetch === operatorFetch ? 64 : 16,
  })
}
