import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FinishReason,
  LanguageModelV4GenerateResult,
  LanguageModelV4Prompt,
  LanguageModelV4Source,
  LanguageModelV4StreamPart,
  LanguageModelV4StreamResult,
  LanguageModelV4Usage,
  SharedV4ProviderMetadata,
  SharedV4Warning,
} from '@ai-sdk/provider'
import { readGroundedContext } from './dummy/grounded_context.js'
import { GroundedResponder, type Turn } from './dummy/grounded_responder.js'
import { clipped, type Citation, type Reply } from './dummy/reply.js'
import type { Embed } from './dummy/sentence_ranking.js'

export {
  groundedOptions,
  type GroundedContext,
  type GroundedPassage,
} from './dummy/grounded_context.js'

export interface DummyLanguageModelOptions {
  /** Turns texts into L2-normalised vectors; without it sentences are ranked by words alone. */
  embed?: Embed
}

const CHARACTERS_PER_TOKEN = 4
const TEXT_ID = 'reply'
const WORD_WITH_SPACE = /\S+\s*|\s+/g
// eslint-disable-next-line no-control-regex
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b-\u001f\u007f]/g

interface Spoken {
  text: string
  sources: LanguageModelV4Source[]
  finishReason: LanguageModelV4FinishReason
  usage: LanguageModelV4Usage
  providerMetadata: SharedV4ProviderMetadata
}

/**
 * The built-in language model: it answers in the first person of the clone, with the sentences it was
 * taught and nothing else, and says when it was never told. Needs neither network nor key.
 *
 * What it may use comes in `providerOptions` (see `groundedOptions`); the system message is not read, so
 * text that was taught can never act as an instruction. The same prompt always gets the same reply:
 * `temperature` and the other sampling settings are accepted and have no effect. Tools and JSON output
 * are not supported and reported as warnings. Tokens are estimated at four characters each.
 */
export class DummyLanguageModel implements LanguageModelV4 {
  readonly specificationVersion = 'v4'
  readonly provider = 'dummy'
  readonly modelId = 'grounded-responder-1'
  readonly supportedUrls = {}

  constructor(private readonly options: DummyLanguageModelOptions = {}) {}

  /** The whole reply; its citations are `source` parts after the text. Throws the signal's reason when aborted. */
  async doGenerate(options: LanguageModelV4CallOptions): Promise<LanguageModelV4GenerateResult> {
    const { text, sources, ...outcome } = await this.#speak(options)
    return {
      content: [{ type: 'text', text }, ...sources],
      ...outcome,
      response: { modelId: this.modelId },
      warnings: warningsFor(options),
    }
  }

  /** The reply word by word, without artificial delays; an abort ends the stream with the signal's reason. */
  async doStream(options: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> {
    const spoken = await this.#speak(options)
    const parts = streamParts(spoken, warningsFor(options), this.modelId)
    return { stream: streamOf(parts, options.abortSignal) }
  }

  async #speak(options: LanguageModelV4CallOptions): Promise<Spoken> {
    options.abortSignal?.throwIfAborted()
    const context = readGroundedContext(options.providerOptions)
    const reply = await new GroundedResponder(context, this.options.embed).reply(
      turnOf(options.prompt)
    )
    options.abortSignal?.throwIfAborted()
    return within(reply, options)
  }
}

/** Applies stop sequences and the token limit, and counts. */
function within(reply: Reply, options: LanguageModelV4CallOptions): Spoken {
  const whole = beforeStop(reply.text.replace(CONTROL_CHARACTERS, ''), options.stopSequences)
  const text = cutTo(whole, options.maxOutputTokens)
  const isCut = text.length < whole.length
  return {
    text,
    sources: reply.citations(text.length).map(sourceOf),
    finishReason: { unified: isCut ? 'length' : 'stop', raw: isCut ? 'max_tokens' : reply.verdict },
    usage: usageOf(options.prompt, text),
    providerMetadata: { dummy: { verdict: reply.verdict } },
  }
}

/** Cuts at the last sentence that fits, else at the last word. */
function cutTo(text: string, maxTokens: number | undefined): string {
  const limit = (maxTokens ?? Infinity) * CHARACTERS_PER_TOKEN
  if (text.length <= limit) return text
  const head = text.slice(0, limit + 1)
  const border = Array.from(head.matchAll(/[.!?…]["”)]?(?=\s)/g)).at(-1)
  return border ? head.slice(0, border.index + border[0].length) : clipped(text, limit)
}

function beforeStop(text: string, stopSequences: string[] = []): string {
  const stops = stopSequences
    .map((sequence) => (sequence ? text.indexOf(sequence) : -1))
    .filter((at) => at >= 0)
  return stops.length ? text.slice(0, Math.min(...stops)) : text
}

function sourceOf({ passage, excerpt }: Citation): LanguageModelV4Source {
  return {
    type: 'source',
    sourceType: 'document',
    id: passage.id,
    title: passage.sourceTitle ?? '',
    mediaType: 'text/plain',
    providerMetadata: { dummy: { passageId: passage.id, excerpt } },
  }
}

/** The conversation as the responder needs it; files, tools and the system message carry nothing for it. */
function turnOf(prompt: LanguageModelV4Prompt): Turn {
  const said = (role: 'user' | 'assistant') =>
    prompt.filter((message) => message.role === role).map(textOf)
  const questions = said('user')
  return {
    message: questions.at(-1) ?? '',
    earlier: questions.slice(0, -1),
    replies: said('assistant'),
  }
}

function textOf(message: LanguageModelV4Prompt[number]): string {
  if (typeof message.content === 'string') return message.content
  return message.content
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('\n')
    .trim()
}

function usageOf(prompt: LanguageModelV4Prompt, text: string): LanguageModelV4Usage {
  const input = tokensIn(prompt.map(textOf).join('\n'))
  const output = tokensIn(text)
  return {
    inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: output, text: output, reasoning: 0 },
  }
}

function tokensIn(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN)
}

function warningsFor({ tools, responseFormat }: LanguageModelV4CallOptions): SharedV4Warning[] {
  const unsupported: string[] = []
  if (tools?.length) unsupported.push('tools')
  if (responseFormat?.type === 'json') unsupported.push('responseFormat')
  return unsupported.map((feature) => ({ type: 'unsupported', feature }))
}

function* streamParts(
  spoken: Spoken,
  warnings: SharedV4Warning[],
  modelId: string
): Generator<LanguageModelV4StreamPart> {
  yield { type: 'stream-start', warnings }
  yield { type: 'response-metadata', modelId }
  yield { type: 'text-start', id: TEXT_ID }
  for (const [delta] of spoken.text.matchAll(WORD_WITH_SPACE))
    yield { type: 'text-delta', id: TEXT_ID, delta }
  yield { type: 'text-end', id: TEXT_ID }
  yield* spoken.sources
  const { finishReason, usage, providerMetadata } = spoken
  yield { type: 'finish', finishReason, usage, providerMetadata }
}

/** Gives out a part only when it is asked for, so that a reader that aborts stops the rest. */
function streamOf(
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
