/** One piece of what the clone was taught, as retrieval ranked it. */
export interface GroundedPassage {
  id: string
  sourceType: 'memory' | 'document' | 'message'
  sourceTitle: string | null
  content: string
  /** Who said it in a chat; nobody for what was written. */
  speaker?: string | null
  /** Whether that is the clone, whatever name it has there. */
  isOwn?: boolean
  /** Cosine between question and passage, -1..1; null when the passage is not embedded yet. */
  similarity: number | null
  /** Fused rank score; only its order matters here. */
  score: number
}

/** How the clone speaks; each value 0..1. */
export interface ToneOfVoice {
  warmth: number
  humor: number
  formality: number
}

/** What a reply may be made of: the clone, its tone and the retrieved passages, best first. */
export interface GroundedContext {
  clone: { name: string; description: string }
  tone: ToneOfVoice
  passages: GroundedPassage[]
}

export const usualTone: ToneOfVoice = { warmth: 0.7, humor: 0.5, formality: 0.3 }
