import type { Tone } from '#models/tone'

/** The three levels of each dial in words; sliders, cards and versions speak the same ones. */
export const toneScale: Record<keyof Tone, [string, string, string]> = {
  warmth: ['reserved', 'friendly', 'affectionate'],
  humor: ['serious', 'jokes now and then', 'playful'],
  formality: ['casual', 'plain-spoken', 'courteous'],
}

export const toneLevel = (value: number) => (value < 0.34 ? 0 : value > 0.66 ? 2 : 1)
