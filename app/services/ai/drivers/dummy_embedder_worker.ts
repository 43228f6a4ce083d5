import { setImmediate as nextTurn } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { readVocabulary } from '../sentence_encoder/encoder_weights.js'
import { PieceTokenizer } from '../sentence_encoder/piece_tokenizer.js'
import { SentenceEncoder } from '../sentence_encoder/sentence_encoder.js'

export type EmbeddingJob = { id: number; lane: 'query' | 'passage'; text: string }
export type EmbeddingResult = { id: number; vector: Float32Array<ArrayBuffer> }

const tokenizer = new PieceTokenizer(readVocabulary())
const encoder = new SentenceEncoder()
const waiting: Record<EmbeddingJob['lane'], EmbeddingJob[]> = { query: [], passage: [] }
let working = false

parentPort!.on('message', (job: EmbeddingJob) => {
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
    parentPort!.postMessage({ id: job.id, vector } satisfies EmbeddingResult, [vector.buffer])
    await nextTurn()
  }
  working = false
}

function nextJob() {
  return waiting.query.shift() ?? waiting.passage.shift()
}
