import { languageModel } from '#services/ai/models'

type StreamPart = Record<string, unknown> & { type: string }

const words = ['I ', 'lived ', 'in ', 'Aveiro.']

const beginning: StreamPart[] = [
  { type: 'stream-start', warnings: [] },
  { type: 'response-metadata', modelId: 'stand-in' },
  { type: 'text-start', id: 'reply' },
]

const token = (delta: string): StreamPart => ({ type: 'text-delta', id: 'reply', delta })

const end: StreamPart[] = [
  { type: 'text-end', id: 'reply' },
  {
    type: 'finish',
    finishReason: { unified: 'stop', raw: 'stop' },
    usage: { inputTokens: { total: 3 }, outputTokens: { total: 4 } },
  },
]

/** Lets another stream stand in for the language model's. @returns what gives the language model back */
function standIn(parts: () => AsyncIterable<StreamPart>) {
  const model = languageModel() as { doStream?: unknown }
  model.doStream = async () => ({ stream: ReadableStream.from(parts()) })
  return () => void delete model.doStream
}

/** A provider that can't be reached. */
export function unreachableModel() {
  const model = languageModel() as { doStream?: unknown }
  model.doStream = async () => {
    throw new Error('connect ECONNREFUSED 10.1.2.3:443 with key sk-very-secret')
  }
  return () => void delete model.doStream
}

/** A provider that breaks off in the middle of a reply. */
export function breakingModel(how: 'reports' | 'throws') {
  return standIn(async function* () {
    yield* beginning
    yield* words.slice(0, 2).map(token)
    if (how === 'throws') throw new Error('socket hang up')
    yield { type: 'error', error: new Error('overloaded') }
  })
}

/** A provider that says the first word, and the rest once `rest` resolves. */
export function pausingModel(rest: Promise<unknown>) {
  return standIn(async function* () {
    yield* beginning
    yield token(words[0])
    await rest
    yield* words.slice(1).map(token)
    yield* end
  })
}

export const standInReply = words.join('')
