import env from '#start/env'
import { compatibleEmbedder } from '../drivers/compatible_embedder.js'
import { compatibleLanguageModel } from '../drivers/compatible_language_model.js'
import type { ProviderDefinition } from '../provider_definition.js'
import { listedByBearer } from '../served_models.js'

export const openaiCompatible: ProviderDefinition = {
  id: 'openai_compatible',
  label: 'OpenAI-compatible server',
  installed: () => ({
    needs: 'COMPATIBLE_BASE_URL',
    apiKey: env.get('COMPATIBLE_API_KEY'),
    baseUrl: env.get('COMPATIBLE_BASE_URL'),
  }),
  keyForm: {
    address: 'required',
    needsKey: false,
    purpose: 'Replies and embeddings, by Ollama, llama.cpp, LM Studio, vLLM and others',
  },
  listing: listedByBearer,
  language: { driver: compatibleLanguageModel, mayEndSilently: true },
  embedding: { driver: compatibleEmbedder },
}
