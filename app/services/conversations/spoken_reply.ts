import env from '#start/env'
import {
  experimental_streamTextLowMemory as streamText,
  type LanguageModelUsage,
  type ModelMessage,
} from 'ai'
import { isDatabaseUnavailable } from '#exceptions/database_unavailable'
import ProblemException from '#exceptions/problem_exception'
import type Clone from '#models/clone'
import type { Citation, MessageMetadata } from '#models/message'
import type { Spent } from '#models/token_usage'
import { credentialsFor } from '#services/ai/credentials'
import { groundedOptions } from '#services/ai/drivers/dummy_language_model'
import { languageModel } from '#services/ai/models'
import { PriceList } from '#services/prices/price_list'
import { ProviderError, providerError } from '#services/ai/provider_error'
import { providerOf } from '#services/ai/providers'
import { CitationMarkers } from '#services/conversations/citation_markers'
import { citationOf, citationsOf } from '#services/conversations/citations'
import { systemPrompt } from '#services/conversations/prompt'
import { asName, ReplySize } from '#services/conversations/reply_size'
import { TokenQueue } from '#services/conversations/token_queue'
import { takeTurn } from '#services/outgoing/turns'
import type { FoundPassage } from '#services/search/passage_search'

/** Until the first word, between two words, and for a whole reply, in milliseconds. */
export interface Patience {
  firstChunkMs: number
  chunkMs: number
  totalMs: number
}

export interface Spoken {
  text: string
  metadata: MessageMetadata
  spent: Spent
  /** Why it ends where it ends, where that is in the middle. */
  failure: Error | null
}

const charactersPerToken = 4

/** A refusal of our own, and that the database is away, says more than that the provider failed. */
const failureOf = (error: unknown) =>
  error instanceof ProblemException || isDatabaseUnavailable(error)
    ? (error as Error)
    : providerError(error)

/** One reply of a language model: the one place where a clone's settings become words. */
export class SpokenReply {
  readonly #queue = new TokenQueue()
  readonly #hangUp = new AbortController()
  readonly #size: ReplySize
  readonly #markers = new CitationMarkers()
  readonly #sources: Source[] = []
  #tokens?: { input: number; output: number }
  #model = ''

  constructor(
    private clone: Clone,
    private found: FoundPassage[],
    private messages: ModelMessage[],
    private patience: Patience,
    private signal?: AbortSignal
  ) {
    this.#size = new ReplySize(clone.maxTokens)
  }

  /** What can be read by now, without the model's own marks. */
  get tokens() {
    return this.#queue.tokens
  }

  /** Who reads along is told so at once; it is written to its end all the same. */
  endReading(reason: Error) {
    this.#queue.fail(reason)
  }

  /** Resolves when it is spoken, as far as it comes. @throws ProviderError where not a word came */
  async whole(): Promise<Spoken> {
    const failure = await this.#listen().catch(failureOf)
    this.#hangUp.abort()
    this.#queue.push(this.#markers.end())
    this.#queue.end()
    const text = this.#markers.text.toWellFormed().trim()
    if (!text) throw failure ?? new ProviderError('nothing said')
    const spent = this.#spent()
    const metadata = {
      citations: this.#citations(text),
      model: spent.model,
      usage: { input_tokens: spent.inputTokens, output_tokens: spent.outputTokens },
      ...(spent.cost !== null && { cost: spent.cost }),
      ...(failure && { broken: true as const }),
    }
    return { text, metadata, spent, failure: failure ?? null }
  }

  async #listen() {
    const { fullStream } = await this.#ask()
    for await (const part of fullStream) {
      await takeTurn()
      if (part.type === 'text-delta') this.#say(part.text)
      else if (part.type === 'source' && this.#isBuiltIn) this.#sources.push(part)
      else if (part.type === 'finish-step') this.#model = asName(part.response.modelId)
      else if (part.type === 'error') return providerError(part.error)
      else if (part.type === 'abort')
        return this.signal?.aborted ? this.signal.reason : new ProviderError('too late')
      else if (part.type === 'finish') {
        this.#tokens = tokensIn(part.totalUsage)
        if (this.#mustEndWithReason && part.rawFinishReason === undefined)
          return new ProviderError('broken off')
      }
      if (this.#size.isFull) return new ProviderError('too much')
    }
    return undefined
  }

  async #ask() {
    const { clone, found, messages } = this
    const credentials = await credentialsFor(clone.userId, clone.llmProvider)
    const model = languageModel(clone, credentials, this.patience.firstChunkMs)
    this.#model = model.modelId
    return streamText({
      model,
      system: systemPrompt(clone, found),
      messages,
      temperature: Number(clone.temperature),
      maxOutputTokens: clone.maxTokens ?? undefined,
      providerOptions: this.#isBuiltIn ? groundedOptions(grounding(clone, found)) : undefined,
      maxRetries: 0,
      timeout: this.patience,
      abortSignal: AbortSignal.any([this.#hangUp.signal, ...(this.signal ? [this.signal] : [])]),
      onError: () => {},
    })
  }

  #say(piece: string) {
    if (!this.#isBuiltIn) return this.#queue.push(this.#markers.push(this.#size.take(piece)))
    this.#markers.text += piece
    this.#queue.push(piece)
  }

  #citations(text: string) {
    if (this.#isBuiltIn) return this.#sources.flatMap((source) => told(source, this.found))
    const passages = this.found.map(({ passage }) => passage)
    return citationsOf(text, this.#markers.marks, passages)
  }

  #spent(): Spent {
    const { llmProvider: provider } = this.clone
    const model = this.#model
    const tokens = this.#tokens ?? this.#estimatedTokens()
    const cost = new PriceList(env.get('PROVIDER_PRICES')).costOf(provider, model, tokens)
    return { provider, model, inputTokens: tokens.input, outputTokens: tokens.output, cost }
  }

  /** Of a reply that broke off providers tell none, and charge them. */
  #estimatedTokens() {
    const { clone, found, messages } = this
    const read = messages.reduce((sum, { content }) => sum + content.length, 0)
    const count = (characters: number) => Math.ceil(characters / charactersPerToken)
    return {
      input: count(systemPrompt(clone, found).length + read),
      output: count(this.#markers.text.length),
    }
  }

  get #isBuiltIn() {
    return providerOf('language', this.clone.llmProvider).isBuiltIn
  }

  /** Of servers that imitate OpenAI's, some end without saying why. */
  get #mustEndWithReason() {
    return this.clone.llmProvider !== 'openai_compatible'
  }
}

/** More than any model reads or writes; a server may tell anything. */
const mostTokens = 100_000_000

/** Undefined where none that can be are told. */
function tokensIn({ inputTokens: input, outputTokens: output = 0 }: LanguageModelUsage) {
  const isTold = (count: number | undefined) => Number.isInteger(count) && count! >= 0
  if (!isTold(input) || !isTold(output)) return undefined
  return { input: Math.min(input!, mostTokens), output: Math.min(output, mostTokens) }
}

interface Source {
  id: string
  providerMetadata?: Record<string, any>
}

function told(source: Source, found: FoundPassage[]): Citation[] {
  const passage = found.find((candidate) => candidate.passage.id === source.id)?.passage
  if (!passage) return []
  const excerpt = source.providerMetadata?.dummy?.excerpt ?? passage.content.slice(0, 300)
  return [citationOf(passage, excerpt)]
}

const grounding = (clone: Clone, found: FoundPassage[]) => ({
  clone: { name: clone.name, description: clone.description },
  tone: clone.toneConfig,
  passages: found.map(({ passage, similarity, score, isOwn }) => ({
    id: passage.id,
    sourceType: passage.sourceType as Citation['source_type'],
    sourceTitle: passage.sourceTitle,
    content: passage.content,
    speaker: passage.speaker,
    isOwn,
    similarity,
    score,
  })),
})
