export type Ranking = { ids: string[]; weight: number }
export type FusedRank = { id: string; score: number }

/**
 * Merges rankings into one, best first: each gives an id weight ÷ (k + its rank), the first rank
 * being 1 (Cormack, Clarke & Büttcher, SIGIR 2009). The paper's k is 60; a smaller one lets the
 * first ranks of either ranking count for more. Of equal scores, the id seen first comes first.
 */
export function reciprocalRankFusion(rankings: Ranking[], k = 10): FusedRank[] {
  const scores = new Map<string, number>()
  for (const { ids, weight } of rankings) {
    new Set(ids).values().forEach((id, index) => {
      scores.set(id, (scores.get(id) ?? 0) + weight / (k + index + 1))
    })
  }
  const fused = Array.from(scores, ([id, score]) => ({ id, score }))
  return fused.sort((a, b) => b.score - a.score)
}
