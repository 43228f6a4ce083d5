import { test } from '@japa/runner'
import { BestCandidates } from '#services/search/best_candidates'

test.group('Best candidates', () => {
  test('are the same as those of a full sort', ({ assert }) => {
    const scores = Array.from({ length: 500 }, (_, i) => (i * 7919) % 263)
    for (const limit of [0, 1, 2, 7, 100, 500, 600]) {
      const best = new BestCandidates(limit)
      scores.forEach((score, key) => best.offer(key, score))
      assert.deepEqual(
        best.sorted().map(({ score }) => score),
        scores.toSorted((a, b) => b - a).slice(0, limit)
      )
    }
  })

  test('of equal scores, those offered first are kept, in their order', ({ assert }) => {
    const best = new BestCandidates(2)
    ;[4, 5, 6].forEach((key) => best.offer(key, 1))
    assert.deepEqual(
      best.sorted().map(({ key }) => key),
      [4, 5]
    )
  })
})
