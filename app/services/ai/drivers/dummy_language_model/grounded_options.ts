import type { JSONObject, SharedV4ProviderOptions } from '@ai-sdk/provider'
import {
  usualTone,
  type GroundedContext,
  type GroundedPassage,
  type ToneOfVoice,
} from '#services/responder/grounded_context'

const mostPassages = 16
const mostPassageCharacters = 8_000

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

function readTone(raw: Partial<ToneOfVoice> | undefined): ToneOfVoice {
  return {
    warmth: fraction(raw?.warmth, usualTone.warmth),
    humor: fraction(raw?.humor, usualTone.humor),
    formality: fraction(raw?.formality, usualTone.formality),
  }
}

function readPassages(raw: unknown): GroundedPassage[] {
  if (!Array.isArray(raw)) return []
  return raw
    .filter((passage) => textOf(passage?.content).trim())
    .slice(0, mostPassages)
    .map(readPassage)
}

function readPassage(raw: GroundedPassage): GroundedPassage {
  return {
    ...raw,
    sourceTitle: textOf(raw.sourceTitle).trim() || null,
    content: raw.content.slice(0, mostPassageCharacters),
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
