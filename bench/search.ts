/** Search in process, question to passages, the question's embedding included: 5,000 passages of one clone. */
import { percentiles } from '../tests/support/running_server.js'
import { startApplication } from './application.js'
import { prose } from './prose.js'

const passageCount = Number(process.argv[2] ?? 5000)
const application = await startApplication()

const { default: User } = await import('#models/user')
const { default: Passage } = await import('#models/passage')
const { default: Memory } = await import('#models/memory')
const { embedder } = await import('#services/ai/providers/built_in')
const { passageSearch } = await import('#services/search/passage_search')
const { encodeVector } = await import('#services/vectors/vector_matrix')

const user = await User.register({
  email: 'bench@example.com',
  password: 'measure twice, cut once',
})
const clone = await user.createClone({ name: 'Bench' })
const memory = await Memory.create({ cloneId: clone.id, userId: user.id, content: 'Bench' })
const contents = Array.from({ length: passageCount }, (_, n) => prose(n * 6, 6))
await Passage.transaction((trx) =>
  Passage.store(trx, {
    cloneId: clone.id,
    memoryId: memory.id,
    sourceType: 'memory',
    sourceTitle: null,
    contents,
  })
)

// Vectors of 200 real passages, turned a little for the rest: the time of a scan does not depend on what they mean.
const real = await embedder.embedPassages(contents.slice(0, 200))
const numbers = await Passage.query().where('cloneId', clone.id).orderBy('number').select('number')
await Passage.transaction(async (trx) => {
  for (const [index, { number }] of numbers.entries()) {
    const vector = real[index % real.length].map(
      (value, place) => value + (((index * 31 + place * 17) % 13) - 6) / 200
    )
    const length = Math.hypot(...vector)
    await Passage.query({ client: trx })
      .where('number', number)
      .update({
        embedding: encodeVector(vector.map((value) => value / length)),
        embedding_model: embedder.model,
        embedding_dimension: embedder.dimension,
      })
  }
})

const questions = Array.from(
  { length: 200 },
  (_, n) =>
    [
      `What did the old sailor build near the harbour in ${1900 + n}?`,
      `Who lost three letters on a Sunday, number ${n}?`,
      `Where did my grandmother find the violin after the war ${n}?`,
    ][n % 3]
)

const first = performance.now()
await passageSearch.search(clone.id, 'Warm the caches, please')
const cold = performance.now() - first
const samples: number[] = []
const worked: number[] = []
for (const question of questions) {
  const began = performance.now()
  const before = process.threadCpuUsage()
  await passageSearch.search(clone.id, question)
  const used = process.threadCpuUsage(before)
  samples.push(performance.now() - began)
  worked.push((used.user + used.system) / 1000)
}
console.log(
  `search, ${passageCount} passages, every question new; first search of a clone ${cold.toFixed(0)} ms`
)
console.table({
  'search (ms)': percentiles(samples),
  'of it the processor, on the main thread (ms)': percentiles(worked),
})
application.clear()
process.exit(0)
