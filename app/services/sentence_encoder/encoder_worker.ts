import { setImmediate as nextTurn } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import type { SentenceVector } from './embed.js'
import { readVocabulary } from './encoder_weights.js'
import { PieceTokenizer } from './piece_tokenizer.js'
import { SentenceEncoder } from './sentence_encoder.js'

export type EncodingJob = { id: number; lane: 'query' | 'passage'; text: string }
export type EncodingResult = { id: number; vector: SentenceVector }

const tokenizer = new PieceTokenizer(readVocabulary())
const encoder = new SentenceEncoder()
const waiting: Record<EncodingJob['lane'], EncodingJob[]> = { query: [], passage: [] }
let working = false

parentPort!.on('message', (job: EncodingJob) => {
  waiting[job.lane].push(job)
  if (!working) work().catch(crash)
})

/** Ends the thread as if nobody had caught it: the embedder hears of it, and starts another. */
function crash(error: unknown) {
  queueMicrotask(() => {
    throw error
  })
}

/** Between two jobs the thread takes in messages, so that a query overtakes waiting passages. */
async function work() {
  working = true
  for (let job = nextJob(); job; job = nextJob()) {
    const vector = encoder.encode(tokenizer.encode(job.text))
    parentPort!.postMessage({ id: job.id, vector } satisfies EncodingResult, [vector.buffer])
    await nextTurn()
  }
  working = false
}

function nextJob() {
  return waiting.query.shift() ?? waiting.passage.shift()
}
