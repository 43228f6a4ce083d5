/** Stems that no word has, put where something is meant whatever its words are. */

/** "What I always said", in questions and in what was taught. */
export const sayingMarker = '(saying)'

/** What someone works as: "was a school bus driver". */
export const occupationMarker = '(occupation)'

export function isMarker(stem: string): boolean {
  return stem.startsWith('(')
}
