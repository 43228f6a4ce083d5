import type Clone from '#models/clone'
import { decimal, nullable, object, oneOf, text, whole } from '#transformers/json_schema'

export const settingsJson = (clone: Clone) => ({
  llm_provider: clone.llmProvider,
  llm_model: clone.llmModel,
  embedding_provider: clone.embeddingProvider,
  tts_provider: clone.ttsProvider,
  tts_voice_id: clone.ttsVoiceId,
  temperature: Number(clone.temperature),
  max_tokens: clone.maxTokens,
})

export const settingsSchema = object(
  {
    llm_provider: oneOf('dummy', 'openai', 'anthropic', 'google', 'openai_compatible'),
    llm_model: nullable(text('gpt-5-mini')),
    embedding_provider: oneOf('dummy', 'openai', 'openai_compatible'),
    tts_provider: oneOf('dummy', 'openai', 'external'),
    tts_voice_id: nullable(text('slt')),
    temperature: decimal(0.7, { minimum: 0, maximum: 2 }),
    max_tokens: nullable(whole(800)),
  },
  'Settings'
)
