/**
 * The sentences the clone has ready, by how formal and how warm it speaks. `{dear}` becomes a form of
 * address; a phrase that ends in a space, a dash or "that" is followed by what was taught.
 */

export type Level = 'low' | 'middle' | 'high'
export type ByLevel<T> = Record<Level, T>
/** Formality first, then warmth. */
export type PhraseBank = ByLevel<ByLevel<string[]>>

export const DEAR: ByLevel<ByLevel<string[]>> = {
  low: { low: [], middle: [], high: ['my dear', 'my friend'] },
  middle: { low: [], middle: [], high: ['my dear', 'my dear friend'] },
  high: { low: [], middle: [], high: ['my dear', 'my dear friend'] },
}

/** For a parent or grandparent; for a partner; for everyone the ones above. */
export const DEAR_CHILD = ['sweetheart', 'my love', 'darling']
export const DEAR_PARTNER = ['my love', 'darling']
