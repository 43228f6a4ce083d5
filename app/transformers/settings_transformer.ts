import type Clone from '#models/clone'

export const settingsJson = (clone: Clone) => ({
  llm_provider: clone.llmProvider,
  llm_model: clone.llmModel,
  embedding_provider: clone.embeddingProvider,
  tts_provider: clone.ttsProvider,
  tts_voice_id: clone.ttsVoiceId,
  temperature: Number(clone.temperature),
  max_tokens: clone.maxTokens,
})
