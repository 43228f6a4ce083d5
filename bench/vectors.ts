/** What compares vectors, and what multiplies the matrices of the sentence encoder, against what else could. */
import { encodings, products } from './vectors/matrices.js'
import { race } from './vectors/rounds.js'
import { everyScore, randomRows, theNearest, width } from './vectors/rows.js'

for (const [count, rounds] of [
  [5_000, 101],
  [50_000, 41],
  [200_000, 21],
]) {
  const rows = randomRows(count)
  const query = rows.slice(7 * width, 8 * width)
  const called = `${count.toLocaleString('en')} rows of ${width} numbers of 8 bits`
  await race(`${called}, every score`, everyScore(rows, query), rounds)
  await race(`${called}, the 50 nearest`, theNearest(rows, query), rounds)
}

const sentence = 'My grandmother baked bread every Sunday, and we ate it warm behind the old mill.'
await race('a sentence of 21 pieces to its vector', await encodings(sentence), 101)
for (const shape of [
  { rows: 24, depth: 512, columns: 1536 },
  { rows: 128, depth: 512, columns: 1536 },
]) {
  const called = `${shape.rows} × ${shape.depth} by ${shape.depth} × ${shape.columns} floats`
  await race(called, products(shape), 41)
}
process.exit(0)
