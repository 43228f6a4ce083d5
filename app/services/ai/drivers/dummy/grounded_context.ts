import type { JSONObject, SharedV4ProviderOptions } from '@ai-sdk/provider'

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
export interface Tone {
  warmth: number
  humor: number
  formality: number
}

/** What a reply may be made of: the clone, its tone and the retrieved passages, best first. */
export interface GroundedContext {
  clone: { name: string; description: string }
  tone: Tone
  passages: GroundedPassage[]
}

export const DEFAULT_TONE: Tone = { warmth: 0.7, humor: 0.5, formality: 0.3 }

const MAX_PASSAGES = 16
const MAX_PASSAGE_CHARACTERS = 8_000

/** Wraps a context as `providerOptions`, so that taught text never has to travel as prompt structure. */
export function groundedOptions(context: GroundedContext): SharedV4ProviderOptions {
  return { dummy: { ...context } as unknown as JSONObject }
}

/**
 * Reads the context back from `providerOptions`. What is missing or malformed becomes empty, so a
 * caller that sends none gets an honest clone that was told nothing.
 */
export function readGroundedContext(options: SharedV4ProviderOptions | undefined): GroundedContext {
  const raw = (options?.dummy ?? {}) as Partial<GroundedContext>
  return {
    clone: { name: textOf(raw.clone?.name).trim(), description: textOf(raw.clone?.description) },
    tone: readTone(raw.tone),
    passages: readPassages(raw.passages),
  }
}

function readTone(raw: Partial<Tone> | undefined): Tone {
  return {
    warmth: fraction(raw?.warmth, DEFAULT_TONE.warmth),
    humor: fraction(raw?.humor, DEFAULT_TONE.humor),
    formality: fraction(raw?.formality, DEFAULT_TONE.formality),
  }
}

function readPassages(raw: unknown): GroundedPassage[] {
  if (!Array.isArray(raw)) return []
  return raw
    .filter((passage) => textOf(passage?.content).trim())
    .slice(0, MAX_PASSAGES)
    .map(readPassage)
}

function readPassage(raw: GroundedPassage): GroundedPassage {
  return {
    ...raw,
    sourceTitle: textOf(raw.sourceTitle).trim() || null,
    content: raw.content.slice(0, MAX_PASSAGE_CHARACTERS),
    speaker: textOf(raw.speaker).trim() || null,
    isOwn: raw.isOwn === true,
    similarity: Number.isFinite(raw.similarity) ? raw.similarity : null,
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function fraction(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(1, Math.max(0, value))
    : fallback
}
