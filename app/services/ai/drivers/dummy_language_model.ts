import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4Prompt,
  LanguageModelV4Source,
  LanguageModelV4StreamResult,
  LanguageModelV4Usage,
  SharedV4Warning,
} from '@ai-sdk/provider'
import type { CitedPassage, GroundedReply } from '#services/responder/grounded_reply'
import { GroundedResponder, type Turn } from '#services/responder/grounded_responder'
import { clipped } from '#services/responder/text/trimming'
import type { Embed } from '#services/sentence_encoder/embed'
import { readGroundedContext } from './dummy_language_model/grounded_options.js'
import { streamOf, streamParts, type SpokenReply } from './dummy_language_model/reply_stream.js'

export type { GroundedContext, GroundedPassage } from '#services/responder/grounded_context'
export { groundedOptions } from './dummy_language_model/grounded_options.js'

export interface DummyLanguageModelOptions {
  /** Turns texts into L2-normalised vectors; without it sentences are ranked by words alone. */
  embed?: Embed
}

const charactersPerToken = 4
// eslint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f]/g

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

  async #speak(options: LanguageModelV4CallOptions): Promise<SpokenReply> {
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
function within(reply: GroundedReply, options: LanguageModelV4CallOptions): SpokenReply {
  const whole = beforeStop(reply.text.replace(controlCharacters, ''), options.stopSequences)
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
  const limit = (maxTokens ?? Infinity) * charactersPerToken
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

function sourceOf({ passage, excerpt }: CitedPassage): LanguageModelV4Source {
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
  return Math.ceil(text.length / charactersPerToken)
}

function warningsFor({ tools, responseFormat }: LanguageModelV4CallOptions): SharedV4Warning[] {
  const unsupported: string[] = []
  if (tools?.length) unsupported.push('tools')
  if (responseFormat?.type === 'json') unsupported.push('responseFormat')
  return unsupported.map((feature) => ({ type: 'unsupported', feature }))
}
