import { test } from '@japa/runner'
import { DotProducts } from '#services/search/dot_products'

function randomRows(count: number, width: number) {
  let seed = 7
  const next = () => ((seed = (seed * 16807) % 2147483647) % 255) - 127
  return Int8Array.from({ length: count * width }, next)
}

function plainly(rows: Int8Array, count: number, query: Int8Array) {
  return Array.from({ length: count }, (_, row) =>
    query.reduce((sum, value, i) => sum + value * rows[row * query.length + i], 0)
  )
}

test.group('Dot products', () => {
  test('{count} rows of {width} numbers are multiplied exactly')
    .with([
      { count: 1, width: 16 },
      { count: 3, width: 48 },
      { count: 1300, width: 512 },
      { count: 200, width: 3072 },
    ])
    .run(({ assert }, { count, width }) => {
      const rows = randomRows(count, width)
      const query = randomRows(1, width).map((value) => -value)
      const products = new DotProducts().compute(rows, count, query)
      assert.deepEqual([...products], plainly(rows, count, query))
    })

  test('the largest numbers do not overflow', ({ assert }) => {
    const rows = new Int8Array(3072).fill(-127)
    const [product] = new DotProducts().compute(rows, 1, new Int8Array(3072).fill(-127))
    assert.equal(product, 3072 * 127 * 127)
  })

  test('only the rows asked for are multiplied, and none is possible', ({ assert }) => {
    const products = new DotProducts()
    const query = new Int8Array(16).fill(1)
    assert.lengthOf(products.compute(new Int8Array(160), 4, query), 4)
    assert.lengthOf(products.compute(new Int8Array(160), 0, query), 0)
  })

  test('rows of another length than the instructions take are refused', ({ assert }) => {
    const products = new DotProducts()
    assert.throws(() => products.compute(new Int8Array(8), 1, new Int8Array(8)), RangeError)
  })
})
