import { test } from '@japa/runner'
import {
  MatrixMultiplier,
  packPanels,
  packTransposedPanels,
} from '#services/sentence_encoder/matrix_multiplier'

function matrixOf(rows: number, columns: number, seed: number) {
  return Float32Array.from({ length: rows * columns }, (_, i) => ((i * seed) % 23) / 11 - 1)
}

function plainProduct(left: Float32Array, right: Float32Array, depth: number, columns: number) {
  return Float32Array.from({ length: (left.length / depth) * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns]
    let sum = 0
    for (let k = 0; k < depth; k++) sum += left[row * depth + k] * right[k * columns + column]
    return sum
  })
}

function largestDifference(a: Float32Array, b: Float32Array) {
  return a.reduce((max, value, i) => Math.max(max, Math.abs(value - b[i])), 0)
}

test.group('Matrix multiplier', () => {
  test('adds the same product as three plain loops', ({ assert }) => {
    for (const [rows, columns, depth] of [
      [4, 8, 2],
      [8, 24, 6],
      [12, 64, 256],
      [128, 128, 34],
    ]) {
      const multiplier = new MatrixMultiplier(rows * depth + depth * columns + rows * columns)
      const left = multiplier.allocate(rows * depth)
      const panels = multiplier.allocate(depth * columns)
      const product = multiplier.allocate(rows * columns)
      const right = matrixOf(depth, columns, 104729)
      left.set(matrixOf(rows, depth, 7919))
      packPanels(right, { offset: 0, stride: columns, rows: depth, columns }, panels)
      product.fill(1)
      multiplier.accumulate(product, left, panels, { rows, columns, depth })
      const expected = plainProduct(left, right, depth, columns).map((value) => value + 1)
      assert.isBelow(largestDifference(product, expected), 1e-4)
    }
  })

  test('a part of a matrix is packed as it is or transposed', ({ assert }) => {
    const matrix = Float32Array.from({ length: 8 * 20 }, (_, i) => i)
    const [straight, transposed] = [new Float32Array(64), new Float32Array(64)]
    packPanels(matrix, { offset: 4, stride: 20, rows: 8, columns: 8 }, straight)
    packTransposedPanels(matrix, { offset: 4, stride: 20, rows: 8, columns: 8 }, transposed)
    assert.equal(straight[3 * 8 + 5], matrix[4 + 3 * 20 + 5])
    assert.equal(transposed[5 * 8 + 3], matrix[4 + 3 * 20 + 5])
  })

  test('sizes that it cannot multiply, or that do not fit, are refused', ({ assert }) => {
    const multiplier = new MatrixMultiplier(64)
    const matrix = multiplier.allocate(16)
    const multiplying = (rows: number, columns: number, depth: number) => () =>
      multiplier.accumulate(matrix, matrix, matrix, { rows, columns, depth })
    assert.throws(multiplying(3, 8, 2), /Cannot multiply/)
    assert.throws(multiplying(4, 7, 2), /Cannot multiply/)
    assert.throws(multiplying(4, 8, 3), /Cannot multiply/)
    assert.throws(multiplying(0, 8, 2), /Cannot multiply/)
    assert.throws(multiplying(4, 8, 0), /Cannot multiply/)
    assert.throws(multiplying(4, 8, 2), /does not fit/)
    assert.throws(multiplying(4, 8, 8), /smaller/)
    assert.throws(() => multiplier.allocate(20_000), RangeError)
  })
})
