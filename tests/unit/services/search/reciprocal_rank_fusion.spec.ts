import { test } from '@japa/runner'
import { reciprocalRankFusion } from '#services/search/reciprocal_rank_fusion'

test.group('Reciprocal rank fusion', () => {
  test('an id gets weight ÷ (k + rank) from each ranking', ({ assert }) => {
    const fused = reciprocalRankFusion(
      [
        { ids: ['a', 'b'], weight: 1 },
        { ids: ['b', 'c'], weight: 0.5 },
      ],
      10
    )
    assert.deepEqual(fused, [
      { id: 'b', score: 1 / 12 + 0.5 / 11 },
      { id: 'a', score: 1 / 11 },
      { id: 'c', score: 0.5 / 12 },
    ])
  })

  test('of equal scores the id seen first comes first', ({ assert }) => {
    const fused = reciprocalRankFusion([
      { ids: ['a', 'b'], weight: 1 },
      { ids: ['b', 'a'], weight: 1 },
    ])
    assert.deepEqual(
      fused.map(({ id }) => id),
      ['a', 'b']
    )
  })

  test('an id that a ranking has twice counts at its first rank only', ({ assert }) => {
    const fused = reciprocalRankFusion([{ ids: ['a', 'a', 'b'], weight: 1 }], 10)
    assert.deepEqual(fused, [
      { id: 'a', score: 1 / 11 },
      { id: 'b', score: 1 / 12 },
    ])
  })

  test('no rankings and empty rankings make an empty one', ({ assert }) => {
    assert.deepEqual(reciprocalRankFusion([]), [])
    assert.deepEqual(reciprocalRankFusion([{ ids: [], weight: 1 }]), [])
  })
})
