import type {
  LanguageModelV4FinishReason,
  LanguageModelV4Source,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
  SharedV4ProviderMetadata,
  SharedV4Warning,
} from '@ai-sdk/provider'

/** A reply in the SDK's terms. */
export interface SpokenReply {
  text: string
  sources: LanguageModelV4Source[]
  finishReason: LanguageModelV4FinishReason
  usage: LanguageModelV4Usage
  providerMetadata: SharedV4ProviderMetadata
}

const textId = 'reply'
const wordWithSpace = /\S+\s*|\s+/g

/** What a stream of a reply consists of: its words, its sources, its end. */
export function* streamParts(
  spoken: SpokenReply,
  warnings: SharedV4Warning[],
  modelId: string
): Generator<LanguageModelV4StreamPart> {
  yield { type: 'stream-start', warnings }
  yield { type: 'response-metadata', modelId }
  yield { type: 'text-start', id: textId }
  for (const [delta] of spoken.text.matchAll(wordWithSpace))
    yield { type: 'text-delta', id: textId, delta }
  yield { type: 'text-end', id: textId }
  yield* spoken.sources
  const { finishReason, usage, providerMetadata } = spoken
  yield { type: 'finish', finishReason, usage, providerMetadata }
}

/** Gives out a part only when it is asked for, so that a reader that aborts stops the rest. */
export function streamOf(
  parts: Iterator<LanguageModelV4StreamPart>,
  signal?: AbortSignal
): ReadableStream<LanguageModelV4StreamPart> {
  return new ReadableStream<LanguageModelV4StreamPart>(
    {
      pull(controller) {
        if (signal?.aborted) return controller.error(signal.reason)
        const { value, done } = parts.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
    },
    { highWaterMark: 0 }
  )
}
