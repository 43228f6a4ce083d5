/** How a clone speaks; each from 0 to 1. */
export interface Tone {
  warmth: number
  humor: number
  formality: number
}

export const defaultTone: Tone = { warmth: 0.7, humor: 0.5, formality: 0.3 }
