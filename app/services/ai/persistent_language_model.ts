import { wrapLanguageModel } from 'ai'
import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider'
import { ProviderError } from '#services/ai/provider_error'
import type { ProviderLine } from '#services/ai/provider_line'
import { TakenParts } from '#services/ai/taken_parts'

/** Parts that may come before the first word. */
const longestBeginning = 1000

/**
 * Asks again where a provider fails before the first word of a reply; what has begun is never begun anew.
 * @param firstWordMs how long a try may take until then, in milliseconds
 */
export const persistent = (model: LanguageModelV4, line: ProviderLine, firstWordMs: number) =>
  wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v4',
      wrapGenerate: ({ doGenerate, params }) =>
        line.call(async () => doGenerate(), params.abortSignal),
      wrapStream: ({ params }) =>
        line.call(() => hurried(model, params, firstWordMs), params.abortSignal),
    },
  })

async function hurried(model: LanguageModelV4, params: LanguageModelV4CallOptions, limit: number) {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new DOMException('Too late', 'TimeoutError')), limit)
  const signals = [late.signal, params.abortSignal].filter((signal) => signal !== undefined)
  try {
    const result = await model.doStream({ ...params, abortSignal: AbortSignal.any(signals) })
    return { ...result, stream: await begun(result.stream) }
  } catch (error) {
    throw late.signal.aborted ? late.signal.reason : error
  } finally {
    clearTimeout(timer)
  }
}

/** The stream, once its first word is there. @throws what went wrong before it */
async function begun(stream: ReadableStream<LanguageModelV4StreamPart>) {
  const parts = new TakenParts(stream)
  const first: LanguageModelV4StreamPart[] = []
  for (let part = await parts.next(); part; part = await parts.next()) {
    if (part.type === 'error') throw await parts.giveUp(part.error)
    first.push(part)
    if (part.type === 'text-delta') break
    if (first.length > longestBeginning) throw await parts.giveUp(new ProviderError('too much'))
  }
  return new ReadableStream<LanguageModelV4StreamPart>({
    start: (controller) => first.forEach((part) => controller.enqueue(part)),
    async pull(controller) {
      const part = await parts.next()
      if (part) controller.enqueue(part)
      else controller.close()
    },
    cancel: (reason) => parts.giveUp(reason),
  })
}
