/** Who computes what for a clone, and how. */
export interface CloneSettings {
  llmProvider: string
  llmModel: string | null
  embeddingProvider: string
  ttsProvider: string
  ttsVoiceId: string | null
  /** From 0.5 to 2; 1 is the voice's own pace. */
  speechRate: number
  temperature: number
  maxTokens: number | null
  /** Whether it answers only from what it was taught; the built-in provider always does. */
  isGrounded: boolean
}

export const defaultSettings: CloneSettings = {
  llmProvider: 'dummy',
  llmModel: null,
  embeddingProvider: 'dummy',
  ttsProvider: 'dummy',
  ttsVoiceId: null,
  speechRate: 1,
  temperature: 0.7,
  maxTokens: null,
  isGrounded: true,
}
