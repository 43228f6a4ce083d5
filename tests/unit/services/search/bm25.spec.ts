import { test } from '@japa/runner'
import { bm25LengthFactors, bm25Saturation, bm25WordWeight } from '#services/search/bm25'

test.group('BM25', () => {
  test('a word that few texts have is worth more, and one that all have still something', ({
    assert,
  }) => {
    assert.approximately(bm25WordWeight(1, 10), Math.log(1 + 9.5 / 1.5), 1e-9)
    assert.isAbove(bm25WordWeight(1, 10), bm25WordWeight(5, 10))
    assert.isAbove(bm25WordWeight(10, 10), 0)
  })

  test('a word said again counts less each time, and one not said nothing', ({ assert }) => {
    const once = bm25Saturation(1, 1.2)
    const twice = bm25Saturation(2, 1.2)
    assert.equal(bm25Saturation(0, 1.2), 0)
    assert.equal(once, 1)
    assert.isAbove(twice, once)
    assert.isBelow(twice, 2 * once)
  })

  test('a text of average length has the factor 1.2, and a longer one a higher', ({ assert }) => {
    const [short, average, long] = bm25LengthFactors(Float32Array.of(10, 20, 30))
    assert.approximately(average, 1.2, 1e-6)
    assert.isBelow(short, average)
    assert.isAbove(long, average)
    assert.deepEqual([...bm25LengthFactors(Float32Array.of(0))], [Math.fround(0.3)])
    assert.lengthOf(bm25LengthFactors(new Float32Array()), 0)
  })
})
